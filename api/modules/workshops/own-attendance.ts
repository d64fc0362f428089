import type { Call } from '#api/call.ts';

/** Nobody vouches for their own attendance: who is in charge and takes part is marked by somebody else, or scans. */
export const isOwn = (call: Call, personId: string | null) =>
	personId !== null && personId === call.actor.personId;
