import { sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import {
	isNear,
	momentOf,
	opensAt,
	type ScanMeans,
	type ScanWait
} from '#api/domain/attendance.ts';
import { Problem } from '#api/http/problem.ts';
import { attendanceScan } from '#db/schema/attendance.ts';
import { attendanceMark, workshopSession } from '#db/schema/workshops.ts';
import { sessionOut } from './attendance-visible.ts';
import {
	attendanceRulesOf,
	listed,
	mayStillMark,
	scannable,
	standsAsThere,
	statusOfScan,
	type OwnSession
} from './attendance-facts.ts';
import { placeMark } from './place-mark.ts';
import { markIdOf } from './scan-words.ts';

type Found = NonNullable<OwnSession['found']>;
type Scan = {
	id: string;
	means: ScanMeans;
	step: number | null;
	seenAt: Date;
	device: string | null;
	/** Why a trainer has to confirm it whatever else is so; null: nothing is in doubt. */
	doubt?: ScanWait | null;
};

/**
 * A scan whose code was good becomes a mark, in one batch of guarded statements: sent twice or by two at once, it
 * is one scan and one mark. Before the opening it is held; where somebody in charge said otherwise, it waits.
 */
export async function takeScan(call: Call, own: OwnSession, scan: Scan) {
	const isThere = standsAsThere(own);
	const { found, signup } = isThere ? listed(own) : scannable(own);
	const rules = attendanceRulesOf(own.rules);
	const hours = own.rules.number('kehadiran.pindai_awal_jam').value;
	const moment = momentOf(scan.seenAt, found.session, rules);
	if (moment === 'over' && !isThere) throw new Problem('attendance-over');
	const status = statusOfScan(own.statuses, moment === 'late' ? 'late' : 'present');
	const wait =
		scan.doubt ??
		waitOf({ moment, isMarkedOtherwise: (own.head?.status ?? null) !== null && !isThere });
	const { doubt: _, ...kept } = scan;
	const row = { ...kept, sessionId: found.session.id, signupId: signup.id, wait };

	const answer = addsNothing(call, own, { ...row, moment })
		? await stateOf(call, row)
		: own.head && wait === null
			? await weigh(call, row, status.code)
			: await store(call, row, status.code);
	if (answer.signupId && answer.signupId !== signup.id) throw new Problem('receipt-used');

	const marked = own.statuses.find(({ code, weight }) => code === answer.status && weight > 0);
	return {
		session: sessionOut(found),
		scanId: scan.id,
		state: marked
			? ('received' as const)
			: wait === 'early' && isNear(scan.seenAt, found.session, hours)
				? ('early' as const)
				: ('waiting' as const),
		number: marked ? answer.number : null,
		status: marked ? { code: marked.code, name: marked.name } : null,
		seenAt: new Date(answer.seenAt ?? scan.seenAt).toISOString(),
		opensAt: opensAt(found.session, rules.openMinutes).toISOString(),
		wait: marked ? null : wait
	};
}

/** Somebody who is received already needs no scan that is in doubt, out of time, or later than their own. */
function addsNothing(call: Call, own: OwnSession, row: Row & { moment: string }) {
	if (!own.head || !standsAsThere(own)) return false;
	const isDoubtful = row.wait !== null && row.wait !== 'early';
	if (isDoubtful || row.moment === 'over' || !mayStillMark(own)) return true;
	if (own.head.saidAt) return false;
	return row.wait !== null || row.seenAt >= (own.head.seenAt ?? call.now);
}

function waitOf(given: { moment: string; isMarkedOtherwise: boolean }): ScanWait | null {
	if (given.isMarkedOtherwise) return 'marked-otherwise';
	return given.moment === 'early' ? 'early' : null;
}

type Row = Omit<Scan, 'doubt'> & {
	sessionId: Found['session']['id'];
	signupId: string;
	wait: ScanWait | null;
};
type Stored = {
	signupId: string | null;
	status: string | null;
	seenAt: number | null;
	number: number | null;
};

async function store(call: Call, row: Row, status: string): Promise<Stored> {
	const now = call.now.getTime();
	const seen = row.seenAt.getTime();
	const isOpen = sql`exists (select 1 from ${workshopSession} where id = ${row.sessionId} and sealed_at is null)`;
	const change = call.store.run(sql`insert into ${attendanceScan}
		(id, session_id, signup_id, means, step, seen_at, received_at, device, wait)
		select ${row.id}, ${row.sessionId}, ${row.signupId}, ${row.means}, ${row.step}, ${seen}, ${now}, ${row.device}, ${row.wait}
		where ${isOpen} and not exists (select 1 from ${attendanceScan} where id = ${row.id})`);
	const mark = call.store.run(sql`insert into ${attendanceMark}
		(id, session_id, signup_id, status, means, seen_at, by, at)
		select ${markIdOf(row.id)}, ${row.sessionId}, ${row.signupId}, ${status}, ${row.means}, ${seen}, ${call.actor.id}, ${now}
		where exists (select 1 from ${attendanceScan} where id = ${row.id} and signup_id = ${row.signupId} and wait is null)
		and ${isOpen} and not exists (select 1 from ${attendanceMark}
			where session_id = ${row.sessionId} and signup_id = ${row.signupId})`);
	const [, [stored]] = await call.writeAll('attendance.scanned', {
		change,
		subject: `session:${row.sessionId}`,
		after: {
			scanId: row.id,
			signupId: row.signupId,
			means: row.means,
			seenAt: seen,
			wait: row.wait
		},
		then: [mark, storedQuery(call, row)]
	});
	return asStored(stored);
}

/**
 * Something was said or shown before: the scan is kept beside it, and counts if it is the earliest and nobody in charge
 * has spoken, or takes it back later.
 */
async function weigh(call: Call, row: Row, status: string): Promise<Stored> {
	await call.write('attendance.scanned', async (tx) => {
		const known = await tx
			.select({ signupId: attendanceScan.signupId })
			.from(attendanceScan)
			.where(sql`id = ${row.id}`)
			.get();
		if (!known) await tx.insert(attendanceScan).values({ ...row, receivedAt: call.now });
		const isOwn = !known || known.signupId === row.signupId;
		const { sessionId, signupId, means, seenAt } = row;
		const mark = { sessionId, signupId, means, seenAt, status, note: null, saidAt: null };
		const { placed } = isOwn
			? await placeMark(tx, call, { ...mark, id: markIdOf(row.id) })
			: { placed: false };
		return { subject: `session:${row.sessionId}`, after: { scanId: row.id, placed }, result: null };
	});
	return stateOf(call, row);
}

const stateOf = async (call: Call, row: Row): Promise<Stored> =>
	asStored(await storedQuery(call, row).get());

/** Who owns the scan, the mark that stands, and as how many-th they were received. */
const storedQuery = (call: Call, { id, sessionId, signupId }: Row) =>
	call.store
		.select({
			signupId: sql<string | null>`(select signup_id from ${attendanceScan} where id = ${id})`,
			status: attendanceMark.status,
			seenAt: sql<number | null>`${attendanceMark.seenAt}`,
			number: sql<number | null>`(select count(*) from ${attendanceMark} m
				where m.session_id = ${sessionId} and m.voids_id is null and m.rowid <= (select f.rowid
					from ${attendanceMark} f where f.session_id = ${sessionId} and f.signup_id = ${signupId}
					and f.voids_id is null))`
		})
		.from(workshopSession)
		.leftJoin(
			attendanceMark,
			sql`${attendanceMark.sessionId} = ${sessionId} and ${attendanceMark.signupId} = ${signupId}
			and not exists (select 1 from ${attendanceMark} n where n.voids_id = ${attendanceMark.id})`
		)
		.where(sql`${workshopSession.id} = ${sessionId}`);

const asStored = (row: Stored | undefined): Stored =>
	row ?? { signupId: null, status: null, seenAt: null, number: null };
