/**
 * Passwords as PHC strings of scrypt, N=2^14 r=8 p=5 (OWASP). A hash made with other parameters is
 * made anew at the next sign-in. The hashing itself is a port.
 */
import type { Hashing } from '#api/ports/hashing.ts';
import { base64url, fromBase64url } from './tokens.ts';

const current = { logN: 14, r: 8, p: 5, length: 32 };

export async function hashPassword(hashing: Hashing, password: string) {
	const salt = crypto.getRandomValues(new Uint8Array(16));
	const hash = await hashing({ password: normal(password), salt, ...current });
	return phc(salt, hash);
}

/** Compares in constant time; an unknown account is compared with a hash that never fits. */
export async function verifyPassword(hashing: Hashing, stored: string | null, password: string) {
	const { salt, hash, ...work } = parsePhc(stored ?? noAccount);
	const given = await hashing({ password: normal(password), salt, ...work, length: hash.length });
	return { matches: isEqual(given, hash) && stored !== null, outdated: !isCurrent(work) };
}

export type PasswordRefusal = 'too-short' | 'too-long' | 'too-common' | 'own-number';

/** NIST SP 800-63B: length counts, composition does not; nothing guessed first. */
export function weaknessOf(
	password: string,
	against: { nip: string; minLength: number }
): PasswordRefusal | null {
	const { nip, minLength } = against;
	const text = normal(password);
	if ([...text].length < minLength) return 'too-short';
	if ([...text].length > 200) return 'too-long';
	if (text.replace(/\D/g, '').includes(nip.slice(0, 8)) || text.includes(nip)) return 'own-number';
	const bare = text.toLowerCase().replace(/[^a-z]/g, '');
	const repeats = new Set(text).size < 4;
	return repeats || guessedFirst.some((word) => bare === word || bare === word + word)
		? 'too-common'
		: null;
}

const guessedFirst = [
	'password',
	'rahasia',
	'katasandi',
	'qwertyuiop',
	'mamuju',
	'indonesia',
	'malaqbi',
	'malaqbidemo',
	'asnmamuju',
	'bismillah',
	'abcdefghij'
];

const normal = (password: string) => password.normalize('NFKC');

const phc = (salt: Uint8Array, hash: Uint8Array) =>
	`$scrypt$ln=${current.logN},r=${current.r},p=${current.p}$${base64url(salt)}$${base64url(hash)}`;

/** A well-formed hash of nothing: the work for an unknown account is the same. */
const noAccount = `$scrypt$ln=14,r=8,p=5$${'A'.repeat(22)}$${'A'.repeat(43)}`;

function parsePhc(text: string) {
	const [, logN, r, p, salt, hash] =
		/^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(text) ?? [];
	if (!logN || !r || !p || !salt || !hash) throw new Error('a stored password hash is damaged');
	return {
		logN: Number(logN),
		r: Number(r),
		p: Number(p),
		salt: fromBase64url(salt),
		hash: fromBase64url(hash)
	};
}

const isCurrent = (work: { logN: number; r: number; p: number }) =>
	work.logN === current.logN && work.r === current.r && work.p === current.p;

function isEqual(a: Uint8Array, b: Uint8Array) {
	let difference = a.length ^ b.length;
	for (let i = 0; i < Math.max(a.length, b.length); i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
	return difference === 0;
}
