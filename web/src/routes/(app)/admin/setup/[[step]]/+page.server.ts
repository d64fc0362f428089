import { error, redirect } from '@sveltejs/kit';
import { unwrap } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';
import { changes, saving } from '../../settings/changes.server.ts';
import { setupSteps, stepAfter } from './steps.ts';
import type { Actions, RequestEvent } from './$types';

/** Without a step: the first that is not done yet, so that it goes on where it was left. */
export const load = async ({ locals, params }) => {
	const settings = await unwrap(locals.api.settings.$get());
	const done = {
		institution: settings.institution.name !== '',
		crest: settings.crest !== null,
		signatory: settings.signatories.length > 0,
		numbering: settings.numberingChanged
	};
	if (params.step === undefined) {
		const next = setupSteps.find((step) => step !== 'finish' && !done[step]);
		redirect(303, `/admin/setup/${next ?? 'finish'}`);
	}
	const step = setupSteps.find((each) => each === params.step);
	if (!step) error(404, { message: m.problem_not_found(), code: 'not-found' });
	return { settings, step, done, title: m.setup_title() };
};

const goOn = ({ params }: { params: Partial<Record<string, string>> }): never =>
	redirect(303, `/admin/setup/${stepAfter(params['step'])}`);

export const actions = {
	institution: saving(changes.institution, goOn),
	crest: saving(changes.crest, goOn),
	dropCrest: saving(changes.dropCrest, ({ url }: Pick<RequestEvent, 'url'>) =>
		redirect(303, url.pathname)
	),
	signatory: saving(changes.signatory, goOn),
	numbering: saving(changes.numbering, goOn)
} satisfies Actions;
