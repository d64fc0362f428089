import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { refused, withKey } from '#lib/api/unwrap.ts';
import { refusedPart } from '#lib/authoring/conflict.server.ts';
import { draftOf } from '#lib/authoring/draft.server.ts';
import { baseOf, lessonOf } from '#lib/authoring/fields.ts';
import { block } from '#lib/authoring/markdown-tools.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ parent, locals, params }) => {
	const { crumbs } = await parent();
	const { lessons } = await draftOf({ locals, params });
	const lesson = lessons.find((each) => each.id === params.lessonId);
	if (!lesson) error(404, { message: m.problem_not_found(), code: 'not-found' });
	return {
		lesson,
		crumbs: [...crumbs, { label: lesson.title }]
	};
};

type Event = Pick<RequestEvent, 'locals'> & { params: { courseId: string; lessonId: string } };

/** The chosen file, if there is one. The same bytes again are the same file, so it needs no key. */
const chosenFile = (form: FormData, name: string) => {
	const file = form.get(name);
	return file instanceof File && file.size > 0 ? file : null;
};
const attach = ({ locals, params }: Event, file: File) =>
	locals.api.drafts[':courseId'].files.$post(
		{ param: params, query: { name: file.name.slice(0, 200) || 'berkas' } },
		{ headers: { 'content-type': 'application/octet-stream' }, init: { body: file } }
	);
const save = ({ locals, params }: Event, form: FormData, more: object) =>
	locals.api.drafts[':courseId'].lessons[':lessonId'].$put(
		{ param: params, json: { ...lessonOf(form), base: baseOf(form), ...more } },
		withKey(form)
	);
const fieldProblem = (form: FormData, name: string, text: string) =>
	fail(422, {
		problem: { code: 'invalid-input', text: m.problem_invalid_input(), fields: { [name]: text } },
		values: Object.fromEntries(
			[...form].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : []))
		),
		which: null,
		conflict: null
	});

export const actions = {
	save: async (event) => {
		const form = await event.request.formData();
		const file = chosenFile(form, 'document');
		let more = {};
		if (file) {
			const attached = await attach(event, file);
			if (!attached.ok) return refusedPart(attached, form);
			const { path, type } = await attached.json();
			if (type !== 'application/pdf') return fieldProblem(form, 'document', m.authoring_pdf_not());
			more = { filePath: path };
		}
		const answer = await save(event, form, more);
		if (!answer.ok) return refusedPart(answer, form);
		flash(event.cookies, m.authoring_saved());
		redirect(303, event.url.pathname);
	},
	/** Without a script: the picture at the end of the text, and both saved. */
	picture: async (event) => {
		const form = await event.request.formData();
		const file = chosenFile(form, 'picture');
		const alt = textOf(form, 'alt').trim();
		if (!file) return fieldProblem(form, 'picture', m.problem_field_required());
		if (!alt) return fieldProblem(form, 'alt', m.problem_field_required());
		const attached = await attach(event, file);
		if (!attached.ok) return refusedPart(attached, form);
		const { path } = await attached.json();
		const text = textOf(form, 'markdown').replaceAll('\r\n', '\n');
		const end = { text, from: text.length, to: text.length };
		const { text: markdown } = block(end, `![${alt.replace(/[[\]]/g, '')}](${path})`);
		const answer = await save(event, form, { markdown });
		if (!answer.ok) return refusedPart(answer, form);
		flash(event.cookies, m.authoring_image_inserted());
		redirect(303, event.url.pathname);
	},
	remove: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api.drafts[':courseId'].lessons[':lessonId'].$delete(
			{ param: params },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.authoring_lesson_removed());
		redirect(303, `/manage/modules/${params.courseId}`);
	}
};
