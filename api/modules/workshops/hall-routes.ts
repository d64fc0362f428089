import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { EventId, SessionId } from './attendance-contract.ts';
import { AttendanceFile } from './hall-contract.ts';
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
	);
