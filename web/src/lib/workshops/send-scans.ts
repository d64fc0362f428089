/** Sends what this phone kept; the portal knows each scan by its id, so that sending twice is one scan. */
import { readScans, writeScan, type KeptScan } from './kept-scans.ts';

const open = new Set<KeptScan['state']>(['kept', 'sent']);

/** True when nothing is left to send. */
export async function sendScans(): Promise<boolean> {
	const left = (await readScans()).filter(({ state }) => open.has(state));
	if (left.length === 0) return true;
	for (const scan of left) await writeScan({ ...scan, state: 'sent' });
	const answer = await fetch('/api/attendance/uploads', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ scans: left.slice(0, 20).map(asSent) })
	}).catch(() => null);
	if (!answer?.ok) {
		for (const scan of left) await writeScan({ ...scan, state: 'kept' });
		return false;
	}
	for (const item of asItems(await answer.json())) {
		const scan = left.find(({ id }) => id === item.id);
		if (!scan) continue;
		await writeScan(
			item.outcome === 'refused'
				? { ...scan, state: 'refused', problem: item.code }
				: { ...scan, state: item.taken.state, number: item.taken.number }
		);
	}
	return left.length <= 20;
}

const asSent = ({ state: _, number: _number, problem: _problem, ...scan }: KeptScan) => scan;

type Item =
	| { id: string; outcome: 'refused'; code: string }
	| {
			id: string;
			outcome: 'taken';
			taken: { state: 'received' | 'early' | 'waiting'; number: number | null };
	  };
/** As the contract of the endpoint says. */
const asItems = (body: unknown) => (body as { items: Item[] }).items;
