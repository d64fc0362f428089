import { and, asc, desc, eq, gte, isNull, lte, or } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { officeLines } from '#api/domain/certificate-snapshot.ts';
import { longDate } from '#api/domain/document-date.ts';
import { civilDateOf } from '#api/domain/period.ts';
import { Problem } from '#api/http/problem.ts';
import { loadFonts } from '#api/ports/pdf/fonts.ts';
import { renderReport } from '#api/ports/pdf/report.ts';
import { institution, signatory } from '#db/schema/rules.ts';
import { room, signup, workshopSession } from '#db/schema/workshops.ts';
import { participantName, participantsQuery } from './participant-rows.ts';
import { eventOfCharge, type SignupEventRow } from './signup-events.ts';

const most = 2_000;

/** The assignment letter (surat tugas) of an event, with everybody who has a seat; its number is written by hand. */
export async function writeAssignment(call: Call, { eventId }: { eventId: string }) {
	const event = await eventOfCharge(call.db, call, eventId);
	if (event.status === 'draft' || event.status === 'cancelled')
		throw new Problem('signup-not-open', { params: { reason: event.status } });
	const [[place], [signer], people, sessions, fonts] = await Promise.all([
		call.db.select().from(institution).limit(1),
		call.db
			.select()
			.from(signatory)
			.where(
				and(
					lte(signatory.validFrom, call.today),
					or(isNull(signatory.validTo), gte(signatory.validTo, call.today))
				)
			)
			.orderBy(desc(signatory.validFrom))
			.limit(1),
		participantsQuery(call)
			.where(and(eq(signup.eventId, event.id), eq(signup.status, 'booked')))
			.orderBy(asc(participantName), asc(signup.id))
			.limit(most),
		call.db
			.select({ session: workshopSession, room: room.name })
			.from(workshopSession)
			.leftJoin(room, eq(room.id, workshopSession.roomId))
			.where(eq(workshopSession.eventId, event.id))
			.orderBy(asc(workshopSession.startsAt)),
		loadFonts(call.services.ASSETS)
	]);
	const agency = place?.name ?? '';
	const signed = signer
		? [...officeLines(signer), signer.name, signer.rank ?? '', `NIP ${signer.nip}`].filter(Boolean)
		: ['Penanda tangan belum ditetapkan.'];
	const bytes = await renderReport(
		{
			info: {
				title: 'Surat tugas',
				author: agency,
				keywords: '',
				createdAt: call.now,
				language: 'id-ID'
			},
			title: 'SURAT TUGAS',
			lead: [
				'Nomor: ......................................................',
				`${agency} menugaskan pegawai yang tercantum dalam daftar di bawah ini untuk mengikuti ${event.title}, angkatan ${event.number}${spanOf(event, call)}.`
			],
			sections: [
				{
					title: 'Jadwal',
					paragraphs: [],
					tables: [
						{
							title: 'Sesi',
							heads: ['Sesi', 'Mulai', 'Selesai', 'Tempat', 'JP'],
							rows: sessions.map(({ session, room: held }) => [
								session.title,
								momentOf(session.startsAt, session.zone),
								momentOf(session.endsAt, session.zone),
								held ?? (session.onlineUrl ? 'Daring' : ''),
								String(session.jp)
							])
						}
					]
				},
				{
					title: `Daftar peserta (${people.length} orang)`,
					paragraphs: [],
					tables: [
						{
							title: 'Peserta',
							heads: ['No', 'Nama', 'NIP', 'Jabatan', 'Unit kerja'],
							rows: people.map((row, at) => [
								String(at + 1),
								row.name,
								row.nip ?? '',
								row.position ?? row.signup.guestInstitution ?? '',
								row.unit ?? ''
							])
						}
					]
				},
				{
					title: `${place?.city ?? ''}, ${longDate(call.today)}`.replace(/^, /, ''),
					paragraphs: signed,
					tables: []
				}
			],
			foot: `${agency} · Surat tugas · ${event.title}`,
			pageWords: (number) => `Halaman ${number}`
		},
		fonts
	);
	return { name: `surat-tugas-angkatan-${event.number}.pdf`, bytes };
}

function spanOf({ startsAt, endsAt }: SignupEventRow, call: Call) {
	if (!startsAt || !endsAt) return '';
	const from = longDate(civilDateOf(startsAt, call.zone));
	const to = longDate(civilDateOf(endsAt, call.zone));
	return from === to ? `, pada ${from}` : `, pada ${from} s.d. ${to}`;
}

const momentOf = (at: Date, zone: string) =>
	new Intl.DateTimeFormat('id-ID', {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		hour12: false,
		timeZone: zone
	}).format(at);
