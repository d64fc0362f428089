import { asc, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { MarkMeans } from '#api/domain/attendance.ts';
import { shortDate } from '#api/domain/document-date.ts';
import { civilDateOf } from '#api/domain/period.ts';
import { Problem } from '#api/http/problem.ts';
import { writeXlsx } from '#api/ports/spreadsheet.ts';
import { attendanceStatus, workshopSession } from '#db/schema/workshops.ts';
import { attendedBy, completionFacts } from './completion-facts.ts';
import { clockOf, sessionHead } from './document-words.ts';
import { listedName, listedPeopleQuery } from './listed-people.ts';
import { shiftColumns } from './shift-columns.ts';
import { standingMarksQuery } from './standing-marks.ts';

const means: Record<MarkMeans, string> = {
	qr: 'kode QR',
	pin: 'PIN',
	'static-qr': 'QR tetap',
	trainer: 'pelatih',
	paper: 'lembar kertas',
	import: 'impor'
};
const before = ['No', 'Nama', 'NIP', 'Golongan', 'Unit kerja'];
const after = ['JP dihadiri', 'JP rencana', 'Persen'];

/** The matrix of an event as a spreadsheet: one row a participant, and every standing mark with who vouched. */
export async function writeMatrix(call: Call, { eventId }: { eventId: string }) {
	const facts = await completionFacts(call.db, call, { eventId });
	if (!facts.found || !(facts.found.managed || facts.found.charged)) throw new Problem('not-found');
	const [people, marks, statuses, sessions] = await call.readAll([
		listedPeopleQuery(call, eventId),
		standingMarksQuery(call, eventId),
		call.db.select().from(attendanceStatus).orderBy(asc(attendanceStatus.sequence)),
		call.db
			.select()
			.from(workshopSession)
			.where(eq(workshopSession.eventId, eventId))
			.orderBy(asc(workshopSession.startsAt), asc(workshopSession.id))
	]);
	const nameOf = new Map(statuses.map(({ code, name }) => [code, name]));
	const markOf = new Map(marks.map((each) => [keyOf(each.mark), each]));
	const listed = people.map((row) => ({ ...row, title: listedName(row) }));

	const shifts = shiftColumns(sessions, facts.shifts);
	const matrix = [
		[...before, ...shifts.map(({ head }) => head), ...sessions.map(sessionHead), ...after],
		...listed.map((row, at) => {
			const attended = attendedBy(facts, { signupId: row.signupId, now: call.now });
			return [
				String(at + 1),
				row.title,
				row.nip ?? '',
				row.grade ?? '',
				row.unit ?? '',
				...shifts.map(({ of }) => of(row.signupId)),
				...sessions.map(({ id: sessionId }) => {
					const found = markOf.get(keyOf({ sessionId, signupId: row.signupId }));
					return nameOf.get(found?.mark.status ?? '') ?? '';
				}),
				String(attended.attendedJp).replace('.', ','),
				String(attended.plannedJp),
				String(attended.percent)
			];
		})
	];
	const history = [
		['Sesi', 'Nama', 'NIP', 'Status', 'Bukti', 'Terlihat', 'Dicatat', 'Oleh', 'Alasan'],
		...sessions.flatMap((session) =>
			listed.flatMap((row) => {
				const found = markOf.get(keyOf({ sessionId: session.id, signupId: row.signupId }));
				if (!found?.mark.status) return [];
				const { mark, by } = found;
				const at = (moment: Date | null) =>
					moment
						? `${shortDate(civilDateOf(moment, session.zone))} ${clockOf(moment, session.zone)}`
						: '';
				return [
					[
						session.title,
						row.title,
						row.nip ?? '',
						nameOf.get(mark.status ?? '') ?? '',
						means[mark.means],
						at(mark.seenAt),
						at(mark.at),
						by ?? '',
						mark.note ?? ''
					]
				];
			})
		)
	];
	const kinds = [
		['Status', 'Dihitung (persen JP)', 'Perlu bukti'],
		...statuses.map(({ name, weight, proof }) => [name, String(weight), proof ? 'ya' : ''])
	];
	const sheets = [
		{
			name: 'Matriks',
			widths: [5, 34, 22, 10, 34, ...shifts.map(() => 28), ...sessions.map(() => 20), 12, 12, 8],
			textColumns: [2],
			rows: matrix
		},
		{
			name: 'Tanda',
			widths: [28, 34, 22, 14, 14, 18, 18, 28, 40],
			textColumns: [2],
			rows: history
		},
		{ name: 'Status', widths: [20, 22, 14], rows: kinds }
	];
	return {
		name: `kehadiran-angkatan-${facts.found.event.number}.xlsx`,
		bytes: writeXlsx(sheets)
	};
}

const keyOf = (at: { sessionId: string; signupId: string }) => `${at.sessionId}.${at.signupId}`;
