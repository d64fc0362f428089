import { asc, eq, inArray, and } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { SignupStatus } from '#api/domain/signup.ts';
import { writeXlsx } from '#api/ports/spreadsheet.ts';
import { signup } from '#db/schema/workshops.ts';
import { participantName, participantsQuery } from './participant-rows.ts';
import { shiftColumns, shiftListReads } from './shift-columns.ts';
import { eventOfCharge } from './signup-events.ts';

const most = 5_000;
const words: Record<SignupStatus, string> = {
	invited: 'Diundang',
	requested: 'Menunggu atasan',
	reviewed: 'Menunggu BKPP',
	waitlisted: 'Daftar tunggu',
	offered: 'Kursi ditawarkan',
	booked: 'Terdaftar',
	rejected: 'Tidak disetujui',
	cancelled: 'Dibatalkan'
};
const heads = ['No', 'Nama', 'NIP', 'Jabatan', 'Unit kerja', 'Status'];

/** The list of an event as a spreadsheet: those who come, and those who still wait, on sheets of their own. */
export async function writeParticipants(call: Call, { eventId }: { eventId: string }) {
	const event = await eventOfCharge(call.db, call, eventId);
	const [rows, ...shiftList] = await call.readAll([
		participantsQuery(call)
			.where(and(eq(signup.eventId, event.id), inArray(signup.status, [...listed])))
			.orderBy(asc(participantName), asc(signup.id))
			.limit(most),
		...shiftListReads(call, event.id)
	]);
	const shifts = shiftColumns(...shiftList);
	const sheetOf = (name: string, statuses: readonly SignupStatus[]) => ({
		name,
		widths: [5, 34, 22, 34, 38, 20, ...shifts.map(() => 28)],
		textColumns: [2],
		rows: [
			[...heads, ...shifts.map(({ head }) => head)],
			...rows
				.filter((row) => statuses.includes(row.signup.status))
				.map((row, at) => [
					String(at + 1),
					row.name,
					row.nip ?? '',
					row.position ?? row.signup.guestInstitution ?? '',
					row.unit ?? '',
					words[row.signup.status],
					...shifts.map(({ of }) => of(row.signup.id))
				])
		]
	});
	return {
		name: `peserta-angkatan-${event.number}.xlsx`,
		bytes: writeXlsx([sheetOf('Peserta', ['booked']), sheetOf('Menunggu', waiting)])
	};
}

const waiting = ['offered', 'waitlisted', 'requested', 'reviewed', 'invited'] as const;
const listed = ['booked', ...waiting] as const;
