import { redirect } from '@sveltejs/kit';
import { isRefused, refused, withKey } from '#lib/api/unwrap.ts';
import { passwordTwice } from '#lib/forms/password-twice.server.ts';

type Opened = {
	locals: App.Locals;
	params: { token: string };
	setHeaders: (headers: Record<string, string>) => void;
};

/** What a link still opens, null: nothing. Its address is a secret, which no other site may learn. */
export async function openLink({ locals, params, setHeaders }: Opened) {
	setHeaders({ 'referrer-policy': 'no-referrer' });
	const answer = await locals.api.accounts.links[':token'].$get({ param: params });
	return isRefused(answer) ? null : answer.json();
}

type Sent = { locals: App.Locals; params: { token: string }; request: Request };

/** The owner of a link chooses a password and is signed in; `told` before they are sent on. */
export async function choosePassword(
	{ locals, params, request }: Sent,
	{ told = () => {} }: { told?: () => void } = {}
) {
	const form = await request.formData();
	const chosen = passwordTwice(form);
	if (!chosen.ok) return chosen.failure;

	const answer = await locals.api.accounts.links[':token'].$post(
		{ param: params, json: { password: chosen.password } },
		withKey(form)
	);
	if (isRefused(answer)) return refused(answer, form);
	told();
	redirect(303, (await answer.json()).secondStep ? '/sign-in/code' : '/home');
}
