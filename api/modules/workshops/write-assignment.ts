import { asc, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { longDate } from '#api/domain/document-date.ts';
import { formatEmployeeNumber } from '#api/domain/employee-number.ts';
import { roman } from '#api/domain/roman.ts';
import { Problem } from '#api/http/problem.ts';
import { renderAssignmentLetter } from '#api/ports/pdf/assignment-letter.ts';
import { loadFonts } from '#api/ports/pdf/fonts.ts';
import { room, workshopSession } from '#db/schema/workshops.ts';
import { dayOf, hoursOf, placeWords } from './document-words.ts';
import { listedName, listedPeopleQuery } from './listed-people.ts';
import { letterheadOf, officeQueries, signerLines } from './office.ts';
import { eventOfCharge } from './signup-events.ts';

/** The assignment letter (surat tugas) of an event, with everybody who has a seat; its number is written by hand. */
export async function writeAssignment(call: Call, { eventId }: { eventId: string }) {
	const event = await eventOfCharge(call.db, call, eventId);
	if (event.status === 'draft' || event.status === 'cancelled')
		throw new Problem('signup-not-open', { params: { reason: event.status } });
	const [people, sessions, [place], [signer]] = await call.readAll([
		listedPeopleQuery(call, event.id),
		call.db
			.select({ session: workshopSession, room: { name: room.name, address: room.address } })
			.from(workshopSession)
			.leftJoin(room, eq(room.id, workshopSession.roomId))
			.where(eq(workshopSession.eventId, event.id))
			.orderBy(asc(workshopSession.startsAt), asc(workshopSession.id)),
		...officeQueries(call)
	]);
	const letterhead = await letterheadOf(call, place);
	const number = roman(event.number);
	const bytes = await renderAssignmentLetter(
		{
			info: {
				title: `Surat tugas ${event.title}, angkatan ${number}`,
				author: letterhead.institution,
				keywords: '',
				createdAt: call.now,
				language: 'id-ID'
			},
			letterhead,
			lead: `${letterhead.institution} menugaskan pegawai yang namanya tercantum di bawah ini untuk mengikuti ${event.title}, angkatan ${number}, pada jadwal berikut.`,
			sessions: sessions.map(({ session, room: held }) => ({
				title: session.title,
				day: dayOf(session.startsAt, session.zone),
				hours: hoursOf(session),
				place: placeWords({ room: held, online: session.onlineUrl !== null }),
				jp: session.jp
			})),
			people: people.map((row) => ({
				name: listedName(row),
				nip: row.nip ? `NIP ${formatEmployeeNumber(row.nip)}` : '',
				grade: row.grade ?? '',
				position: row.position ?? '',
				unit: row.unit ?? ''
			})),
			right: [
				`${letterhead.city}, ${longDate(call.today)}`.replace(/^, /, ''),
				...signerLines(signer)
			],
			foot: `${letterhead.institution} · Surat tugas · ${event.title}`
		},
		await loadFonts(call.services.ASSETS)
	);
	return { name: `surat-tugas-angkatan-${event.number}.pdf`, bytes };
}
