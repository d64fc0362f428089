import { hashOfToken } from '#api/auth/tokens.ts';

/** What the database keeps of the secret in a calendar's address. */
export const calendarHash = (token: string) => hashOfToken(token);
