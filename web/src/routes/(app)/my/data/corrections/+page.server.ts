import { redirect } from '@sveltejs/kit';
import { dataSections } from '#api/domain/personal-data.ts';
import { refusalWords, refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import type { RequestEvent } from './$types';

const here = '/my/data/corrections';
const sectionOf = (text: string | null) => dataSections.find((each) => each === text);

export const load = async ({ locals, url }) => ({
	crumbs: [{ label: m.data_title(), href: '/my/data' }, { label: m.corrections_mine() }],
	section: sectionOf(url.searchParams.get('section')) ?? 'identity',
	corrections: await unwrap(locals.api['my-data'].corrections.$get())
});

export const actions = {
	ask: async (event) => {
		const { locals, request, cookies } = event;
		const form = await request.formData();
		const json = {
			section: sectionOf(textOf(form, 'section')) ?? 'identity',
			wrong: textOf(form, 'wrong'),
			wish: textOf(form, 'wish')
		};
		const answer = await locals.api['my-data'].corrections.$post({ json }, withKey(form));
		if (!answer.ok) return refused(answer, form);

		const { correctionId } = await answer.json();
		const file = form.get('document');
		const attached = isChosen(file) ? await attach(event, correctionId, file) : null;
		// The clock runs already: what is wrong with the file is said beside the request it belongs to.
		if (attached && !attached.ok) {
			const reason = await refusalWords(attached);
			flash(cookies, m.corrections_asked_without({ reason }), 'warn');
		} else flash(cookies, m.corrections_asked());
		redirect(303, here);
	},
	attach: async (event) => {
		const form = await event.request.formData();
		const file = form.get('document');
		const attached = await attach(
			event,
			textOf(form, 'correctionId'),
			isChosen(file) ? file : new File([], 'dokumen')
		);
		if (!attached.ok) return refused(attached, form);
		flash(event.cookies, m.corrections_attached());
		redirect(303, here);
	}
};

const isChosen = (file: FormDataEntryValue | null): file is File =>
	file instanceof File && file.size > 0;

/** The same bytes again are the same document, so it needs no key. */
const attach = ({ locals }: RequestEvent, correctionId: string, file: File) =>
	locals.api['my-data'].corrections[':correctionId'].documents.$post(
		{ param: { correctionId }, query: { name: file.name.slice(0, 200) || 'dokumen' } },
		{ headers: { 'content-type': 'application/octet-stream' }, init: { body: file } }
	);
