import type { Call } from '#api/call.ts';
import { scanMeans } from '#api/domain/attendance.ts';
import { longDate } from '#api/domain/document-date.ts';
import { formatEmployeeNumber } from '#api/domain/employee-number.ts';
import type { TimeZone } from '#api/domain/period.ts';
import { roman } from '#api/domain/roman.ts';
import { renderAttendanceList } from '#api/ports/pdf/attendance-list.ts';
import { loadFonts } from '#api/ports/pdf/fonts.ts';
import type { workshopSession } from '#db/schema/workshops.ts';
import { attendanceStatus, type attendanceMark } from '#db/schema/workshops.ts';
import { visibleSession } from './attendance-visible.ts';
import { clockOf, dayOf, hoursOf, placeWords } from './document-words.ts';
import { listedName, listedPeopleQuery } from './listed-people.ts';
import { letterheadOf, officeQueries, signerLines } from './office.ts';
import { sessionTrainersRead, trainerName } from './session-rows.ts';
import { chosenAt, shiftListReads, shiftPlace } from './shift-columns.ts';
import { standingMarksQuery } from './standing-marks.ts';

/** The official attendance list (daftar hadir) of a session, to be signed or signed by scans. */
export async function writeAttendanceList(call: Call, { sessionId }: { sessionId: string }) {
	const found = await visibleSession(call.db, call, sessionId);
	const { session, event } = found;
	const [people, marks, statuses, trainers, sessions, choices, [place], [signer]] =
		await call.readAll([
			listedPeopleQuery(call, event.id),
			standingMarksQuery(call, event.id),
			call.db.select().from(attendanceStatus),
			sessionTrainersRead(call.db, event.id),
			...shiftListReads(call, event.id),
			...officeQueries(call)
		]);
	const fonts = await loadFonts(call.services.ASSETS);
	const own = new Map(
		marks.flatMap(({ mark }) => (mark.sessionId === sessionId ? [[mark.signupId, mark]] : []))
	);
	const names = new Map(statuses.map((each) => [each.code, each]));
	const shift = shiftPlace(session, sessions);
	/** Somebody who comes to another shift signs the list of that one. */
	const elsewhere = (signupId: string) => {
		const at = shift ? chosenAt(shift.shifts, choices, signupId) : -1;
		return shift && at >= 0 && at + 1 !== shift.number ? `shift ${at + 1}` : '';
	};
	const letterhead = await letterheadOf(call, place);
	const teachers = trainers.filter((each) => each.sessionId === sessionId).map(trainerName);
	const bytes = await renderAttendanceList(
		{
			info: {
				title: `Daftar hadir ${found.course}: ${session.title}`,
				author: letterhead.institution,
				keywords: '',
				createdAt: call.now,
				language: 'id-ID'
			},
			letterhead,
			facts: [
				['Kegiatan', `${found.course}, angkatan ${roman(event.number)}`],
				['Sesi', `${session.title} (${session.jp} JP)`],
				['Hari, tanggal', dayOf(session.startsAt, session.zone)],
				['Waktu', hoursOf(session)],
				...(shift ? [['Shift', `${shift.number} dari ${shift.shifts.length}`] as const] : []),
				['Tempat', placeWords({ room: found.room, online: session.onlineUrl !== null })],
				['Presensi', sealWords(session)]
			],
			rows: people.map((row) => ({
				name: listedName(row),
				nip: row.nip ? `NIP ${formatEmployeeNumber(row.nip)}` : '',
				grade: row.grade ?? '',
				unit: row.unit ?? '',
				words:
					markWords(own.get(row.signupId), { names, zone: session.zone }) || elsewhere(row.signupId)
			})),
			left: ['Narasumber/pelatih,', ...teachers.flatMap((name) => ['', name])],
			right: [
				`${letterhead.city}, ${longDate(call.today)}`.replace(/^, /, ''),
				...signerLines(signer)
			],
			foot: `${letterhead.institution} · Daftar hadir · ${found.course} · ${session.title}`
		},
		fonts
	);
	return { name: `daftar-hadir-angkatan-${event.number}-${slugOf(session.title)}.pdf`, bytes };
}

type Mark = typeof attendanceMark.$inferSelect;
type Names = ReadonlyMap<string, { name: string; weight: number; late: boolean }>;

/** What stands in the column of signatures: a scan signs, another presence is signed by hand. */
function markWords(mark: Mark | undefined, { names, zone }: { names: Names; zone: TimeZone }) {
	const status = names.get(mark?.status ?? '');
	if (!mark || !status) return '';
	if (mark.seenAt && scanMeans.some((means) => means === mark.means)) {
		const late = status.late ? ` (${status.name.toLowerCase()})` : '';
		return `hadir melalui portal ${clockOf(mark.seenAt, zone)}${late}`;
	}
	if (status.weight === 0) return status.name;
	return mark.means === 'import' ? `${status.name}, dari laporan kehadiran` : '';
}

const sealWords = ({ sealedAt, zone }: typeof workshopSession.$inferSelect) =>
	sealedAt
		? `ditutup ${dayOf(sealedAt, zone)}, ${clockOf(sealedAt, zone)}`
		: 'belum ditutup; tanda masih dapat berubah';

const slugOf = (title: string) =>
	title
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '')
		.slice(0, 40);
