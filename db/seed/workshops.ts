/** Workshops of the demo agency, some that were and some to come, through the same endpoints as everybody's. */
import { evaluateWorkshop } from './workshop-evaluation.ts';
import { handOut } from './workshop-material.ts';
import { setAssignment } from './workshop-assignments.ts';
import { approve, fillByOthers, setAdmission } from './workshop-admission.ts';
import { closeWorkshop } from './workshop-closing.ts';
import { courseOf, uuidOf, readSeed, write, type Send } from './send.ts';
import type { WorkshopEventSeed, WorkshopsSeed } from './shapes.ts';

/** Who plans, and who teaches. */
const ORGANISER = '198502282010011905';
const TRAINER = '198003202006041903';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Mamuju lives in WITA. */
const ZONE_MS = 8 * HOUR;

type Ids = { rooms: Map<string, string>; trainerId: string };

export async function holdWorkshops(send: Send, today: Date): Promise<void> {
	const seed = readSeed<WorkshopsSeed>('./demo/workshops.json');
	const rooms = new Map<string, string>();
	for (const room of seed.rooms) {
		const { roomId } = await ask<{ roomId: string }>(send, '/api/rooms', { body: room });
		rooms.set(room.name, roomId);
	}
	const staff = await write(send, `/api/trainers/staff?q=${TRAINER}`, {
		method: 'GET',
		as: ORGANISER
	});
	const personId = (staff as { items: { id: string }[] }).items[0]?.id;
	const { trainerId } = await ask<{ trainerId: string }>(send, '/api/trainers', {
		body: { personId }
	});
	for (const event of seed.events) await hold(send, event, { today, ids: { rooms, trainerId } });
}

/** Plans an event two weeks before it begins or today, opens it, takes registrations and, when it is over, marks. */
async function hold(
	send: Send,
	seed: WorkshopEventSeed,
	{ today, ids }: { today: Date; ids: Ids }
): Promise<void> {
	const midnight = Math.floor((today.getTime() + ZONE_MS) / DAY) * DAY - ZONE_MS;
	const firstDay = dayOf(midnight + seed.inDays * DAY, seed);
	const isPast = seed.inDays < 0;
	const planned = isPast ? firstDay - 14 * DAY : today.getTime();
	const courseId = await courseOf(send, seed.course);
	const trainerId = seed.trainer
		? (await ask<{ trainerId: string }>(send, '/api/trainers', { body: seed.trainer })).trainerId
		: ids.trainerId;
	const { eventId } = await ask<{ eventId: string }>(send, '/api/workshops', {
		at: planned,
		body: {
			...{ courseId, capacity: seed.capacity, approval: seed.approval },
			...(seed.registration ? { registration: seed.registration } : {})
		}
	});
	const base = `/api/workshops/${eventId}`;
	const sessions: { id: string; startsAt: number }[] = [];
	for (const { title, day, from, to, jp, room } of seed.sessions) {
		const startsAt = firstDay + day * DAY + hourOf(from);
		const { sessionId } = await ask<{ sessionId: string }>(send, `${base}/sessions`, {
			at: planned,
			body: {
				...{ title, jp, roomId: ids.rooms.get(room) },
				startsAt: new Date(startsAt).toISOString(),
				endsAt: new Date(firstDay + day * DAY + hourOf(to)).toISOString(),
				trainers: [{ trainerId }]
			}
		});
		sessions.push({ id: sessionId, startsAt });
	}
	for (const { of, day, from, to, room } of seed.shifts ?? [])
		await ask(send, `${base}/sessions/${sessions[of]?.id ?? ''}/shifts`, {
			at: planned,
			body: {
				roomId: ids.rooms.get(room),
				startsAt: new Date(firstDay + day * DAY + hourOf(from)).toISOString(),
				endsAt: new Date(firstDay + day * DAY + hourOf(to)).toISOString()
			}
		});
	const organised = { base, organiser: ORGANISER, at: planned };
	if (seed.admission) await setAdmission(send, seed.admission, organised);
	await ask(send, `${base}/status`, { at: planned, body: { status: 'open' } });
	if (seed.admission) await fillByOthers(send, seed.admission, organised);

	const attended = new Map<string, readonly string[]>();
	const agreed: string[] = [];
	for (const [place, { nip, attended: marks }] of seed.participants.entries()) {
		const at = isPast ? firstDay - 5 * DAY + place * HOUR : today.getTime();
		const { signupId } = await ask<{ signupId: string }>(send, `${base}/signups`, {
			...{ at, as: nip },
			body: {}
		});
		attended.set(signupId, marks);
		if (seed.admission?.approved?.nips.includes(nip)) agreed.push(signupId);
	}
	if (seed.admission?.approved)
		await approve(send, {
			as: seed.admission.approved.by,
			signupIds: agreed,
			at: today.getTime()
		});
	for (const [place, session] of sessions.entries()) {
		const marks = [...attended].flatMap(([signupId, statuses]) => {
			const status = statuses[place];
			return status ? [{ id: uuidOf(`${signupId} ${session.id}`), signupId, status }] : [];
		});
		if (marks.length === 0) continue;
		await ask(send, `/api/attendance/sessions/${session.id}/marks`, {
			at: session.startsAt + HOUR / 3,
			as: TRAINER,
			body: { marks }
		});
	}
	const sessionIds = sessions.map(({ id }) => id);
	for (const each of seed.material ?? [])
		await handOut(send, each, { eventId, sessionIds, as: TRAINER, at: planned });
	for (const assignment of seed.assignments ?? [])
		await setAssignment(send, assignment, {
			place: { eventId },
			grader: TRAINER,
			firstDay,
			planned
		});
	for (const said of seed.evaluation ?? [])
		await evaluateWorkshop(send, said, { eventId, at: firstDay + 2 * DAY });
	if (seed.closedOnDay !== undefined)
		await closeWorkshop(send, {
			eventId,
			organiser: ORGANISER,
			nips: seed.participants.map(({ nip }) => nip),
			at: firstDay + seed.closedOnDay * DAY + 9 * HOUR
		});
}

/** The first Monday from then on, where the event is not bound to a day. */
function dayOf(day: number, { onMonday = false }: WorkshopEventSeed) {
	const weekday = new Date(day + ZONE_MS).getUTCDay();
	return onMonday ? day + ((8 - weekday) % 7) * DAY : day;
}

const hourOf = (time: string) => {
	const [hours = 0, minutes = 0] = time.split(':').map(Number);
	return hours * HOUR + minutes * 60_000;
};

async function ask<Answer>(
	send: Send,
	path: string,
	{ at, as = ORGANISER, body }: { at?: number; as?: string; body?: unknown }
): Promise<Answer> {
	const now = at === undefined ? {} : { now: new Date(at).toISOString() };
	return (await write(send, path, { method: 'POST', as, body, ...now })) as Answer;
}
