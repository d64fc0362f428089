import { Hono } from 'hono';
import { bytesOf } from '#api/http/body-bytes.ts';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { Problem } from '#api/http/problem.ts';
import { tooLarge } from '#api/ports/spreadsheet.ts';
import { EventId, Marked, SessionId } from './attendance-contract.ts';
import {
	AttendanceFile,
	ImportMarks,
	MarkPlan,
	PaperMarks,
	PrintedSheet,
	Report,
	ReportGiven,
	reportLimits,
	Sheet,
	SheetParams
} from './hall-contract.ts';
import { getSheet } from './get-sheet.ts';
import { importMarks } from './import-marks.ts';
import { markFromPaper } from './mark-from-paper.ts';
import { planMarks } from './plan-marks.ts';
import { printSheet } from './print-sheet.ts';
import { readReport } from './read-report.ts';
import { sendPdf, sendXlsx } from './send-file.ts';
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
	);
