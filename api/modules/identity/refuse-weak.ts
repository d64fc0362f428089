import { weaknessOf } from '#api/auth/password.ts';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';

/** Throws when a new password would be guessed; says why, and which field. */
export async function refuseWeak(
	call: Call,
	given: { password: string; nip: string; pointer: string }
) {
	const minLength = (await call.rules()).number('kata_sandi.panjang_min').value;
	const weakness = weaknessOf(given.password, { nip: given.nip, minLength });
	if (weakness) {
		throw new Problem('password-too-weak', {
			params: { minLength },
			errors: [{ pointer: given.pointer, code: weakness, params: { minLength } }]
		});
	}
}
