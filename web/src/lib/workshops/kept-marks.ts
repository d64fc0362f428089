/** A trainer's marks that this device keeps until the portal has taken them; what it refused stays, with why. */
import { runIn } from './device-store.ts';

export type KeptMark = {
	id: string;
	eventId: string;
	sessionId: string;
	signupId: string;
	status: string | null;
	saidAt: string;
	/** Who said it. */
	owner: string;
	/** Why the portal did not take it; it is sent again only when its owner says so. */
	problem?: string;
};

/** In the order in which they were said. */
export const readMarks = async (): Promise<KeptMark[]> =>
	asMarks(await runIn('marks', 'readonly', (store) => store.getAll())).toSorted((left, right) =>
		left.saidAt < right.saidAt ? -1 : 1
	);
export const writeMark = (mark: KeptMark) =>
	runIn('marks', 'readwrite', (store) => store.put(mark));
export const dropMark = (id: string) => runIn('marks', 'readwrite', (store) => store.delete(id));

/** What this file itself wrote. */
const asMarks = (rows: unknown) => rows as KeptMark[];
