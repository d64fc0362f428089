import type { Call } from '#api/call.ts';
import { formatEmployeeNumber } from '#api/domain/employee-number.ts';
import { roman } from '#api/domain/roman.ts';
import { renderAttendanceSheet } from '#api/ports/pdf/attendance-sheet.ts';
import { loadFonts } from '#api/ports/pdf/fonts.ts';
import { dayOf, hoursOf, placeWords } from './document-words.ts';
import { sheetRows, type SheetPath } from './sheet-rows.ts';

/** A printed list as PDF, to be ticked by hand and photographed. */
export async function writeSheet(call: Call, { sessionId, number }: SheetPath) {
	const [{ found, rows }, fonts] = await Promise.all([
		sheetRows(call, { sessionId, number }),
		loadFonts(call.services.ASSETS)
	]);
	const { session, event } = found;
	const place = placeWords({ room: found.room, online: session.onlineUrl !== null });
	const bytes = await renderAttendanceSheet(
		{
			info: {
				title: `Lembar presensi ${found.course}: ${session.title}`,
				author: 'Malaqbi',
				keywords: '',
				createdAt: call.now,
				language: 'id-ID'
			},
			sessionId,
			number,
			title: 'LEMBAR PRESENSI',
			lines: [
				`${found.course}, angkatan ${roman(event.number)}`,
				session.title,
				`${dayOf(session.startsAt, session.zone)}, ${hoursOf(session)}`,
				place
			].filter(Boolean),
			rows: rows.map((row) => ({
				name: row.name,
				nip: row.nip ? formatEmployeeNumber(row.nip) : '',
				unit: row.unit ?? ''
			}))
		},
		fonts
	);
	return { name: `lembar-presensi-${event.number}-${number}.pdf`, bytes };
}
