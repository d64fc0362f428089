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
	Report,
	ReportGiven,
	reportLimits
} from './hall-contract.ts';
import { importMarks } from './import-marks.ts';
import { planMarks } from './plan-marks.ts';
import { readReport } from './read-report.ts';
import { sendPdf, sendXlsx } from './send-file.ts';
import { writeAttendanceList } from './write-attendance-list.ts';
import { writeMatrix } from './write-matrix.ts';

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
	);
