/** One-time codes by time (RFC 6238), as every authenticator app makes them: SHA-1, six digits, thirty seconds. */
import { Secret, TOTP } from 'otpauth';

export const periodSeconds = 30;

/** 160 random bits, base32: what the app is told. */
export const newSecret = () => new Secret({ size: 20 }).base32;

/** What the QR code says: the account under the portal's name. */
export const enrolmentUri = (secret: string, of: { account: string; portal: string }) =>
	totpOf(secret, of).toString();

type Asked = { code: string; at: Date; window: number };

/** By how many periods the code differs from the clock, within `window` periods; null when it is none of them. */
export const periodsOff = (secret: string, { code, at, window }: Asked): number | null =>
	totpOf(secret).validate({ token: code, timestamp: at.getTime(), window });

const totpOf = (secret: string, of?: { account: string; portal: string }) =>
	new TOTP({
		...(of ? { issuer: of.portal, label: of.account } : {}),
		algorithm: 'SHA1',
		digits: 6,
		period: periodSeconds,
		secret: Secret.fromBase32(secret)
	});
