import { fail, redirect } from '@sveltejs/kit';
import { importKinds } from '#api/domain/import/column.ts';
import { refused, unwrap } from '#lib/api/unwrap.ts';

export const load = async ({ locals, url }) => {
	const after = url.searchParams.get('after');
	const list = await unwrap(locals.api.imports.$get({ query: after ? { after } : {} }));
	return {
		...list,
		kind: importKinds.find((each) => each === url.searchParams.get('kind')) ?? 'people'
	};
};

export const actions = {
	upload: async ({ request, locals }) => {
		const form = await request.formData();
		const file = form.get('file');
		const kind = importKinds.find((each) => each === form.get('kind'));
		if (!kind || !(file instanceof File) || file.size === 0) return fail(422, { missing: true });

		const key = form.get('_key');
		const answer = await locals.api.imports.files.$post(
			{ query: { kind, name: file.name.slice(0, 200) || 'berkas' } },
			{
				headers: {
					'content-type': 'application/octet-stream',
					'idempotency-key': typeof key === 'string' ? key : ''
				},
				init: { body: file }
			}
		);
		if (!answer.ok) return refused(answer, form);
		const { id } = await answer.json();
		redirect(303, `/admin/imports/${id}`);
	}
};
