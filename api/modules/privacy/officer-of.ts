import type { institution } from '#db/schema/rules.ts';

type Row = Pick<typeof institution.$inferSelect, 'dpoName' | 'dpoEmail' | 'dpoPhone'>;

export const officerOf = (agency: Row | undefined) =>
	agency?.dpoName ? { name: agency.dpoName, email: agency.dpoEmail, phone: agency.dpoPhone } : null;
