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

export function toWire(value: SqlValue): Value {
	if (value === null) return { type: 'null' };
	if (typeof value === 'bigint') return { type: 'integer', value: value.toString() };
	if (typeof value === 'string') return { type: 'text', value };
	if (typeof value === 'number') return { type: 'float', value: jsonNumber(value) };
	return { type: 'blob', base64: toBase64(value) };
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

const toBase64 = (bytes: Uint8Array) =>
	NodeBuffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

/** JSON has no infinities, but every reader takes 1e999 for one. */
function jsonNumber(value: number): unknown {
	if (Number.isFinite(value) && !Object.is(value, -0)) return value;
	return rawJson(Object.is(value, -0) ? '-0.0' : value > 0 ? '1e999' : '-1e999');
}

function rawJson(text: string): unknown {
	const json = JSON as typeof JSON & { rawJSON(text: string): unknown };
	return json.rawJSON(text);
}
