import { Hono } from 'hono';
import { bytesOf } from '#api/http/body-bytes.ts';
import { deviceCookie } from '#api/http/device-cookie.ts';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { Problem } from '#api/http/problem.ts';
import { tooLarge } from '#api/ports/spreadsheet.ts';
import { CheckedIn, EventId, Marked, SessionId } from './attendance-contract.ts';
import {
	AttendanceFile,
	CheckedTicket,
	ImportMarks,
	MadeRoomPin,
	MarkPlan,
	PaperMarks,
	PrintedSheet,
	Report,
	ReplacedSecret,
	ReportGiven,
	reportLimits,
	RevokedRoomPin,
	RoomPin,
	Sheet,
	SheetParams,
	StaticCode,
	StaticScan,
	TakenOver,
	TicketParams,
	UseRoomPin
} from './hall-contract.ts';
import { checkTicket } from './check-ticket.ts';
import { getRoomPin } from './get-room-pin.ts';
import { getSheet } from './get-sheet.ts';
import { getStaticCode } from './get-static-code.ts';
import { importMarks } from './import-marks.ts';
import { makeRoomPin } from './make-room-pin.ts';
import { markFromPaper } from './mark-from-paper.ts';
import { planMarks } from './plan-marks.ts';
import { printSheet } from './print-sheet.ts';
import { readReport } from './read-report.ts';
import { replaceSecret } from './replace-secret.ts';
import { revokeRoomPin } from './revoke-room-pin.ts';
import { scanStatic } from './scan-static.ts';
import { sendPdf, sendXlsx } from './send-file.ts';
import { useRoomPin } from './use-room-pin.ts';
import { writeAttendanceList } from './write-attendance-list.ts';
import { writeMatrix } from './write-matrix.ts';
import { writeSheet } from './write-sheet.ts';

const permission = 'workshop.read';

/** Who is in charge of a session or its event: the verbs ask that. */
export const hallRoutes = new Hono<AppEnv>()
	.get(
		'/events/:eventId/file',
		...endpoint({
			permission,
			summary: 'The matrix of an event as a spreadsheet',
			params: EventId,
			output: AttendanceFile
		}),
		async (c) => sendXlsx(await writeMatrix(c.var.call, c.var.input))
	)
	.get(
		'/sessions/:sessionId/list',
		...endpoint({
			permission,
			summary: 'The official attendance list of a session',
			params: SessionId,
			output: AttendanceFile
		}),
		async (c) => sendPdf(await writeAttendanceList(c.var.call, c.var.input))
	)
	.post(
		'/sessions/:sessionId/reports',
		...endpoint({
			permission,
			summary: 'Read a report of who was there, and guess its columns',
			params: SessionId,
			output: Report
		}),
		async (c) => {
			const bytes = await bytesOf(c.req.raw, reportLimits.bytes);
			if (!bytes) throw new Problem('file-refused', { params: tooLarge(reportLimits) });
			return c.json(await readReport(c.var.call, { ...c.var.input, bytes }), 200);
		}
	)
	.post(
		'/sessions/:sessionId/report-plan',
		...endpoint({
			permission,
			summary: 'What the lines of a report would mark',
			params: SessionId,
			body: ReportGiven,
			output: MarkPlan
		}),
		async (c) => c.json(await planMarks(c.var.call, c.var.input), 200)
	)
	.post(
		'/sessions/:sessionId/imported-marks',
		...endpoint({
			permission,
			summary: 'Mark what was confirmed of a report',
			params: SessionId,
			body: ImportMarks,
			output: Marked
		}),
		async (c) => c.json(await importMarks(c.var.call, c.var.input), 200)
	)
	.post(
		'/sessions/:sessionId/sheets',
		...endpoint({
			permission,
			summary: 'Keep the list as it goes to paper',
			params: SessionId,
			output: PrintedSheet
		}),
		async (c) => c.json(await printSheet(c.var.call, c.var.input), 200)
	)
	.get(
		'/sessions/:sessionId/sheets/:number',
		...endpoint({
			permission,
			summary: 'The rows of a printed list',
			params: SheetParams,
			output: Sheet
		}),
		async (c) => c.json(await getSheet(c.var.call, c.var.input), 200)
	)
	.get(
		'/sessions/:sessionId/sheets/:number/file',
		...endpoint({
			permission,
			summary: 'A printed list as PDF, to be ticked by hand',
			params: SheetParams,
			output: AttendanceFile
		}),
		async (c) => sendPdf(await writeSheet(c.var.call, c.var.input))
	)
	.post(
		'/sessions/:sessionId/paper-marks',
		...endpoint({
			permission,
			summary: 'Mark what was confirmed of a photographed sheet',
			params: SessionId,
			body: PaperMarks,
			output: Marked
		}),
		async (c) => c.json(await markFromPaper(c.var.call, c.var.input), 200)
	)
	.get(
		'/sessions/:sessionId/static-code',
		...endpoint({
			permission,
			summary: 'The code of a session that is printed',
			params: SessionId,
			output: StaticCode
		}),
		async (c) => c.json(await getStaticCode(c.var.call, c.var.input), 200)
	)
	.post(
		'/sessions/:sessionId/static-scans',
		...endpoint({
			permission: 'workshop.join',
			summary: 'Check in by the printed code; the trainer confirms',
			params: SessionId,
			body: StaticScan,
			output: CheckedIn
		}),
		async (c) => {
			const device = await deviceCookie(c);
			return c.json(await scanStatic(c.var.call, { ...c.var.input, device }), 200);
		}
	)
	.post(
		'/sessions/:sessionId/room-pin',
		...endpoint({
			permission,
			summary: 'Make a PIN that lets somebody else show the code',
			params: SessionId,
			output: MadeRoomPin,
			status: 201
		}),
		async (c) => c.json(await makeRoomPin(c.var.call, c.var.input), 201)
	)
	.get(
		'/sessions/:sessionId/room-pin',
		...endpoint({
			permission,
			summary: 'Whether a room PIN is in force, and who took over by it',
			params: SessionId,
			output: RoomPin
		}),
		async (c) => c.json(await getRoomPin(c.var.call, c.var.input), 200)
	)
	.delete(
		'/sessions/:sessionId/room-pin',
		...endpoint({
			permission,
			summary: 'Revoke the room PIN, and the secret that was shown by it',
			params: SessionId,
			output: RevokedRoomPin
		}),
		async (c) => c.json(await revokeRoomPin(c.var.call, c.var.input), 200)
	)
	.post(
		'/sessions/:sessionId/secret',
		...endpoint({
			permission,
			summary: 'Replace the secret of a session: codes of the one before are taken no more',
			params: SessionId,
			output: ReplacedSecret
		}),
		async (c) => c.json(await replaceSecret(c.var.call, c.var.input), 200)
	)
	.post(
		'/room-pins',
		...endpoint({
			permission,
			summary: 'Take over showing the code of a session by its room PIN',
			body: UseRoomPin,
			output: TakenOver
		}),
		async (c) => c.json(await useRoomPin(c.var.call, c.var.input), 200)
	)
	.get(
		'/tickets/:signupId/:code',
		...endpoint({
			permission,
			summary: 'Whose ticket it is, and the sessions of today that it opens',
			params: TicketParams,
			output: CheckedTicket
		}),
		async (c) => c.json(await checkTicket(c.var.call, c.var.input), 200)
	);
