/** Sends what this phone kept; the portal knows each scan by its id, so that sending twice is one scan. */
import { inTurn } from './device-store.ts';
import { learnHolder, writeHolder } from './holder.ts';
import { isLeft, isOf, readScans, writeScan, type KeptScan } from './kept-scans.ts';
import { post, whyLater, type Sending } from './sending.ts';

const atOnce = 20;

/** Sends those of who uses this browser; those of others wait for their owner. */
export const sendScans = (): Promise<Sending> => inTurn('scans', sendAll);

async function sendAll(): Promise<Sending> {
	const left = (await readScans()).filter(isLeft);
	if (left.length === 0) return 'sent';
	const holder = await learnHolder();
	const own = left.filter((scan) => isOf(scan, holder));
	for (let from = 0; from < own.length; from += atOnce) {
		const why = await sendSome(own.slice(from, from + atOnce));
		if (why) return why;
	}
	return own.length === 0 && holder === null ? 'signed-out' : 'sent';
}

async function sendSome(scans: readonly KeptScan[]) {
	for (const scan of scans) await writeScan({ ...scan, state: 'sent' });
	const { status, told } = await post('/api/attendance/uploads', { scans: scans.map(asSent) });
	const items = status === 200 ? asItems(told) : [];
	const isStrange = items.some(({ outcome }) => outcome === 'not-yours');
	// Somebody else has signed in here, which this browser did not see.
	if (isStrange) await writeHolder(null);
	const holder = isStrange ? await learnHolder() : null;
	for (const scan of scans) {
		const item = items.find(({ id }) => id === scan.id);
		await writeScan({ ...scan, ...outcomeOf(item, holder) });
	}
	return status === 200 ? null : (whyLater(status) ?? 'busy');
}

function outcomeOf(item: Item | undefined, holder: string | null): Partial<KeptScan> {
	if (item?.outcome === 'taken') return { state: item.taken.state, number: item.taken.number };
	if (item?.outcome === 'refused') return { state: 'refused', problem: item.code };
	return { state: 'kept', ...(item && holder && { not: holder }) };
}

const asSent = ({ state: _, number: _number, problem: _problem, not: _not, ...scan }: KeptScan) =>
	scan;

type Item =
	| { id: string; outcome: 'refused'; code: string }
	| { id: string; outcome: 'not-yours' }
	| {
			id: string;
			outcome: 'taken';
			taken: { state: 'received' | 'early' | 'waiting'; number: number | null };
	  };
/** As the contract of the endpoint says. */
const asItems = (body: unknown) => (body as { items: Item[] }).items;
