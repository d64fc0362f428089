import { and, eq, inArray } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { isOutspoken, whatStands, type Word } from '#api/domain/attendance.ts';
import type { Tx } from '#db/client.ts';
import { idList, insertMany } from '#db/many-rows.ts';
import { attendanceDecision } from '#db/schema/attendance.ts';
import { attendanceMark } from '#db/schema/workshops.ts';
import { scanWords } from './scan-words.ts';

type Row = typeof attendanceMark.$inferSelect;
/** What somebody says, or shows by a scan of their own (`saidAt` is null then). */
export type Said = Omit<Row, 'sessionId' | 'voidsId' | 'restatesId' | 'by' | 'at'>;
export type Placed = {
	id: string;
	/** A row says so that was not there before; else it was known, or needs none. */
	isNew: boolean;
	/** A later word of somebody in charge stands above it. */
	superseded: boolean;
	signupId: string;
	from: string | null;
};

/**
 * Puts words about participants of one session where they belong among all that was said and shown before, and leaves
 * standing what then stands, each by a new row. Sent twice, a word is there once. However many they are, it is a few reads
 * and two writes.
 */
export async function placeWords(
	tx: Tx,
	call: Call,
	{ sessionId, said }: { sessionId: string; said: readonly Said[] }
): Promise<Placed[]> {
	const signupIds = [...new Set(said.map(({ signupId }) => signupId))];
	const rows = await tx
		.select()
		.from(attendanceMark)
		.where(
			and(
				eq(attendanceMark.sessionId, sessionId),
				inArray(attendanceMark.signupId, idList(signupIds))
			)
		);
	const elsewhere = await tx
		.select({ id: attendanceMark.id })
		.from(attendanceMark)
		.where(inArray(attendanceMark.id, idList(said.map(({ id }) => id))));
	const known = new Set(elsewhere.map(({ id }) => id));
	const cells = Map.groupBy(rows, ({ signupId }) => signupId);
	const marks = new Set([...rows, ...said].map(({ id }) => id));
	const shown = await scanWords(tx, call, { sessionId, signupIds, marks });

	const inserts: Row[] = [];
	const decided: (typeof attendanceDecision.$inferInsert)[] = [];
	const placed: Placed[] = [];
	for (const [signupId, words] of Map.groupBy(said, (each) => each.signupId)) {
		const cell = openCell(cells.get(signupId) ?? [], shown.get(signupId) ?? []);
		for (const { id, ...word } of words) {
			const isNew = !known.has(id);
			known.add(id);
			const from = cell.head()?.status ?? null;
			const own = { ...word, id, sessionId, restatesId: null, by: call.actor.id, at: call.now };
			const added = isNew ? cell.add(own, call.now) : [];
			inserts.push(...added);
			for (const mark of added) {
				const scan = cell.undecided(mark.id);
				if (scan) decided.push({ ...scan, markId: mark.id, by: call.actor.id, at: call.now });
			}
			placed.push({
				id,
				isNew: added.length > 0,
				superseded: cell.isOutspoken(own),
				signupId,
				from
			});
		}
	}
	await insertMany(tx, attendanceMark, inserts);
	await insertMany(tx, attendanceDecision, decided);
	return placed;
}

type Unplaced = Omit<Row, 'voidsId'>;
type Shown = Awaited<ReturnType<typeof scanWords>> extends Map<string, infer Each> ? Each : never;

/** All words about one participant at the session, and the row that stands. */
function openCell(rows: readonly Row[], scans: Shown) {
	const voided = new Set(rows.map(({ voidsId }) => voidsId));
	let head = rows.find(({ id }) => !voided.has(id)) ?? null;
	const own: Unplaced[] = rows.filter(({ restatesId }) => restatesId === null);
	const words: Unplaced[] = [...own, ...scans.map(({ mark }) => mark)];
	const marked = new Set(own.map(({ id }) => id));
	const above = (row: Unplaced): Row => (head = { ...row, voidsId: head?.id ?? null });

	return {
		head: () => head,
		isOutspoken: (row: Unplaced) =>
			isOutspoken(wordOf(words.find(({ id }) => id === row.id) ?? row), words.map(wordOf)),
		undecided: (markId: string) => scans.find(({ mark }) => mark.id === markId)?.decision ?? null,
		/** The rows that are needed for it, in their order. */
		add(row: Unplaced, at: Date): Row[] {
			if (!words.some(({ id }) => id === row.id)) words.push(row);
			const id = whatStands(words.map(wordOf))?.id;
			const stands = words.find((each) => each.id === id);
			const added: Row[] = [];
			// A scan that does not count is no mark: it stays among the scans.
			if (row.id === id || row.saidAt !== null) {
				added.push(above(row));
				marked.add(row.id);
			}
			if (stands && row.id !== id && (head?.restatesId ?? head?.id) !== id) {
				added.push(
					above(
						marked.has(stands.id)
							? { ...stands, id: `${stands.id}_${row.id}`, restatesId: stands.id, at }
							: { ...stands, at }
					)
				);
				marked.add(stands.id);
			}
			return added;
		}
	};
}

/** What a mark weighs against another. */
const wordOf = (mark: Unplaced): Word => ({
	id: mark.id,
	kind: mark.saidAt ? 'charge' : 'scan',
	at: (mark.saidAt ?? mark.seenAt ?? mark.at).getTime(),
	takesBack: mark.status === null
});
