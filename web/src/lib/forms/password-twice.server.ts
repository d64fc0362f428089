import { fail, type ActionFailure } from '@sveltejs/kit';
import type { Refusal } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';

type Chosen = { ok: true; password: string } | { ok: false; failure: ActionFailure<Refusal> };

/** The new password of a form that asks for it twice: a typing mistake would lock its owner out. */
export function passwordTwice(form: FormData): Chosen {
	const password = typed(form, 'password');
	if (password === typed(form, 'password-again')) return { ok: true, password };

	const which = form.get('_form');
	const problem = {
		code: 'invalid-input',
		text: m.problem_invalid_input(),
		fields: { 'password-again': m.password_differs() }
	};
	const values: Record<string, string> = {};
	for (const [name, value] of form) {
		if (typeof value === 'string' && !name.startsWith('_') && !name.includes('password'))
			values[name] = value;
	}
	return {
		ok: false,
		failure: fail(422, { problem, values, which: typeof which === 'string' ? which : null })
	};
}

function typed(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}
