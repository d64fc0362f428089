import { fail, redirect } from '@sveltejs/kit';
import type * as z from 'zod';
import { mappedKeys } from '#api/domain/attendance-report.ts';
import { ImportMarks, type MarkPlan, Report } from '#api/modules/workshops/hall-contract.ts';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { nameIn, refusedMarks } from '#lib/workshops/refused-marks.server.ts';
import { marksOf } from './marks-of.ts';
import type { RequestEvent } from './$types';

export const load = async ({ locals, params }) => {
	const matrix = await unwrap(
		locals.api.attendance.events[':eventId'].$get({ param: { eventId: params.eventId } })
	);
	const session = matrix.sessions.find(({ id }) => id === params.sessionId);
	const crumbs = [
		{ label: matrix.event.course, href: `/workshops/${params.eventId}` },
		{ label: m.attendance_title(), href: `/workshops/${params.eventId}/attendance` },
		{ label: m.hall_import_title() }
	];
	return { event: matrix.event, session, crumbs };
};

type Plan = z.output<typeof MarkPlan>;
type Given = z.output<typeof Report> & { file: string };

const sessionOf = ({ locals }: Pick<RequestEvent, 'locals'>) =>
	locals.api.attendance.sessions[':sessionId'];

async function planned(event: RequestEvent, form: FormData, report: Given) {
	const answer = await sessionOf(event)['report-plan'].$post({
		param: { sessionId: event.params.sessionId },
		json: { mapping: report.mapping, rows: report.rows }
	});
	if (!answer.ok) return refused(answer, form);
	const plan: Plan = await answer.json();
	return { report, plan };
}

/** What this page itself put into the form. */
function reportIn(form: FormData): Given {
	const report = Report.parse(JSON.parse(textOf(form, 'report')));
	return { ...report, file: textOf(form, 'file') };
}

/** Whom and what a person chose in the preview, to show it again. */
const pickedIn = (form: FormData): Record<string, string> =>
	Object.fromEntries(
		[...form].flatMap(([name, value]) =>
			/^(who|replace)-\d+$/.test(name) && typeof value === 'string' ? [[name, value]] : []
		)
	);

export const actions = {
	read: async (event) => {
		const form = await event.request.formData();
		const file = form.get('sheet');
		if (!(file instanceof File) || file.size === 0) return fail(422, { nothing: true as const });
		const answer = await sessionOf(event).reports.$post(
			{ param: { sessionId: event.params.sessionId } },
			{ headers: { 'content-type': 'application/octet-stream' }, init: { body: file } }
		);
		if (!answer.ok) return refused(answer, form);
		const report = { ...Report.parse(await answer.json()), file: file.name.slice(0, 200) };
		return planned(event, form, report);
	},
	map: async (event) => {
		const form = await event.request.formData();
		const report = reportIn(form);
		const told = mappedKeys.flatMap((key) => {
			const column = textOf(form, `column-${key}`);
			return column === '' ? [] : [[key, Number(column)] as const];
		});
		return planned(event, form, { ...report, mapping: Object.fromEntries(told) });
	},
	apply: async (event) => {
		const form = await event.request.formData();
		const report = reportIn(form);
		const again = await planned(event, form, report);
		if (!('plan' in again)) return again;
		const { marks, kept } = marksOf(again.plan, {
			told: (name) => textOf(form, name),
			noteOf: ({ shown, minutes }) =>
				minutes === null ? shown : m.hall_import_note({ name: shown, minutes })
		});
		// Nothing is written halfway: what was picked stays picked, and the tick is asked for.
		if (kept.length > 0) return fail(409, { ...again, kept, picked: pickedIn(form) });
		if (marks.length === 0) return { ...again, nobody: true as const };
		const answer = await sessionOf(event)['imported-marks'].$post(
			{
				param: { sessionId: event.params.sessionId },
				json: ImportMarks.parse({ file: report.file, marks })
			},
			withKey(form)
		);
		if (!answer.ok) {
			const { status, data } = await refused(answer, form);
			return fail(status, { ...again, ...data });
		}
		const done = await answer.json();
		const count = done.standing.length;
		const left = refusedMarks(done.refused, nameIn(again.plan.people, marks));
		flash(event.cookies, `${m.hall_import_done({ count })} ${left}`.trim(), left ? 'warn' : 'ok');
		redirect(303, `/workshops/${event.params.eventId}/attendance`);
	}
};
