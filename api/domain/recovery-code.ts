/** Codes on paper for who lost the phone: ten signs of an alphabet without look-alikes, 50 bits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 10;

export const recoveryCodeCount = 10;

/** The first ten bytes as signs, in two groups. */
export function recoveryCodeOf(bytes: Uint8Array): string {
	const signs = Array.from(bytes.slice(0, length), (byte) => alphabet.charAt(byte % 32)).join('');
	return `${signs.slice(0, 5)}-${signs.slice(5)}`;
}

/** As it is compared: without blanks and dashes, and with what is often misread. */
export const bareRecoveryCode = (typed: string): string =>
	typed
		.toUpperCase()
		.replace(/[^0-9A-Z]/g, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');

/** Six digits are a code of the app; anything else is one from paper. */
export const isAppCode = (typed: string) => /^\d{6}$/.test(typed.replace(/\s/g, ''));
