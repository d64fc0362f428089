/** The one address printed on certificates. It never moves. */
export const checkUrlOf = (origin: string, code: string) => `${origin}/v/${code}`;
