/**
 * Who uses this browser's portal, as far as it knows without network: what is kept gets their name, so that nobody
 * else who signs in here sends it as theirs. Unknown from the moment somebody may have handed it on.
 */
import { runIn } from './device-store.ts';

export const readHolder = async (): Promise<string | null> =>
	asId(await runIn('phone', 'readonly', (store) => store.get('holder')));

export const writeHolder = (personId: string | null) =>
	runIn('phone', 'readwrite', (store) => store.put(personId, 'holder'));

/** Asks the portal, if this browser does not know; `isStill` says whether the answer is about now. */
export async function learnHolder(isStill = () => true): Promise<string | null> {
	const known = await readHolder();
	if (known) return known;
	const answer = await fetch('/api/me').catch(() => null);
	const me = answer?.ok ? asMe(await answer.json()) : null;
	// Who looks at the portal as somebody else sends nothing in their name.
	const holder = me && !me.viewing ? me.personId : null;
	if (holder && isStill()) await writeHolder(holder);
	return holder;
}

/** What this file itself wrote. */
const asId = (id: unknown) => (id ?? null) as string | null;
/** As the contract of the endpoint says. */
const asMe = (body: unknown) => body as { personId: string; viewing: unknown };
