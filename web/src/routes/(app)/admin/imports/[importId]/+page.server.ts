import { redirect } from '@sveltejs/kit';
import { columnLabel } from '#api/domain/import/column-label.ts';
import type { ImportKind } from '#api/domain/import/column.ts';
import { columnsOf } from '#api/domain/import/kinds.ts';
import { rowOutcomes } from '#api/domain/import/plan.ts';
import { readOtherwise } from '#api/domain/import/read-otherwise.ts';
import { rowSentence } from '#api/domain/import/row-sentence.ts';
import type { ApiClient } from '#lib/api/client.ts';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { number } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { kindLabel } from '../kind-label.ts';

export const load = async ({ locals, params, url, depends }) => {
	depends('import:work');
	const job = await unwrap(locals.api.imports[':importId'].$get({ param: params }));
	const mapping =
		(job.status === 'uploaded' && !job.work) ||
		(job.status === 'previewed' && url.searchParams.has('columns'));
	return {
		job,
		mapping,
		columns: columnChoices(job.kind),
		rows:
			job.erased || job.work || job.status === 'cancelled'
				? null
				: await rowsOf(locals.api, { job, url, mapping }),
		crumbs: [{ label: m.exchange_title(), href: '/admin/imports' }, { label: kindLabel(job.kind) }]
	};
};

const columnChoices = (kind: ImportKind) =>
	columnsOf(kind).map(({ key, required, example }) => ({
		key,
		label: columnLabel(key, getLocale(), kind),
		required,
		example
	}));

type Listing = {
	job: { id: string; kind: ImportKind; mapping: Record<string, number> };
	url: URL;
	mapping: boolean;
};

/** One page of rows with the names of their columns and the sentences of their errors. */
async function rowsOf(api: ApiClient, { job, url, mapping }: Listing) {
	const outcome = rowOutcomes.find((each) => each === url.searchParams.get('outcome'));
	const after = url.searchParams.get('after');
	const page = await unwrap(
		api.imports[':importId'].rows.$get({
			param: { importId: job.id },
			query: {
				limit: mapping ? '3' : '50',
				...(outcome && !mapping ? { outcome } : {}),
				...(after && !mapping ? { after } : {})
			}
		})
	);
	// A new row's defaults are no columns of the file; only what moves or is wrong gets one.
	const touched = page.items.flatMap(({ outcome, changes, errors }) =>
		[...(outcome === 'changed' ? changes : []), ...errors].map(({ column }) => column)
	);
	const shown = new Set([...Object.keys(job.mapping), ...touched]);
	const locale = getLocale();
	return {
		outcome: outcome ?? null,
		next: page.next === null ? null : String(page.next),
		columns: columnsOf(job.kind)
			.filter(({ key }) => shown.has(key))
			.map(({ key }) => ({ key, label: columnLabel(key, locale, job.kind) })),
		items: page.items.map((row) => ({
			...row,
			readings: readOtherwise(row, columnsOf(job.kind)),
			errors: row.errors.map((error) => ({
				column: error.column,
				text: rowSentence(error, locale)
			}))
		}))
	};
}

export const actions = {
	map: async ({ request, locals, params, url }) => {
		const form = await request.formData();
		const mapping = Object.fromEntries(
			[...form].flatMap(([name, value]) => {
				const key = /^column\.(\w+)$/.exec(name)?.[1];
				return key && typeof value === 'string' && /^\d+$/.test(value)
					? [[key, Number(value)]]
					: [];
			})
		);
		const json = { mapping, remember: form.get('remember') === 'yes' };
		const answer = await locals.api.imports[':importId'].mapping.$put(
			{ param: params, json },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		redirect(303, url.pathname);
	},
	apply: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const mode = form.get('mode') === 'valid' ? 'valid' : 'all';
		const answer = await locals.api.imports[':importId'].application.$post(
			{ param: params, json: { mode } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		const { counts, status } = await answer.json();
		if (status === 'applied') {
			const count = number((counts?.new ?? 0) + (counts?.changed ?? 0));
			flash(cookies, m.exchange_applied({ count }));
		}
		redirect(303, url.pathname);
	},
	cancel: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api.imports[':importId'].$delete({ param: params }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.exchange_cancelled());
		redirect(303, '/admin/imports');
	}
};
