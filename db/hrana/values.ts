/** Hrana values ↔ what the libsql package binds and returns (integers are always BigInt there). */
import { NodeBuffer } from './bytes.ts';
import { HranaError } from './errors.ts';
import type { Value } from './protocol.ts';

export type SqlValue = null | bigint | number | string | Uint8Array;

const LOWEST = -(2n ** 63n);
const HIGHEST = 2n ** 63n - 1n;

export function fromWire(value: Value): SqlValue {
	switch (value.type) {
		case 'null':
			return null;
		case 'integer':
			return integer(value.value);
		case 'float':
			if (typeof value.value === 'number') return value.value;
			throw new HranaError('ARGS_INVALID', 'A float argument must be a number');
		case 'text':
			return text(value.value);
		case 'blob':
			if (typeof value.base64 === 'string') return NodeBuffer.from(value.base64, 'base64');
			throw new HranaError('ARGS_INVALID', 'A blob argument must be base64');
		default:
			throw new HranaError('ARGS_INVALID', 'Value type not recognized');
	}
}

/** About how many bytes of JSON a value becomes; used to bound an answer while it grows. */
export function weight(value: SqlValue): number {
	if (typeof value === 'string') return value.length + 32;
	if (value !== null && typeof value === 'object') return value.byteLength * 1.4 + 32;
	return 40;
}

function integer(given: unknown): bigint {
	if (typeof given === 'string' && /^-?\d{1,19}$/.test(given)) {
		const value = BigInt(given);
		if (value >= LOWEST && value <= HIGHEST) return value;
	}
	throw new HranaError('ARGS_INVALID', 'An integer argument must be a 64-bit decimal string');
}

/** SQLite would cut a text at its first NUL, and a lone surrogate cannot be stored as UTF-8. */
function text(given: unknown): string {
	if (typeof given !== 'string') throw new HranaError('ARGS_INVALID', 'A text must be a string');
	if (given.includes('\0')) {
		throw new HranaError('ARGS_INVALID', 'A text argument must not contain NUL (U+0000)');
	}
	if (!given.isWellFormed()) {
		throw new HranaError('ARGS_INVALID', 'A text argument must be well-formed Unicode');
	}
	return given;
}

export const toBase64 = (bytes: Uint8Array) =>
	NodeBuffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
