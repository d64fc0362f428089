/**
 * Checks what arrives before anything is done with it: a request that is not Hrana is refused
 * whole, so the rest of the server may trust its types.
 */
import { ProtocolError } from './errors.ts';
import type { Batch, Condition, Step, Stmt, StreamRequest } from './protocol.ts';

type Json = Record<string, unknown>;

const DEEPEST_CONDITION = 64;

export function parsePipeline(body: unknown): { baton: string | null; requests: StreamRequest[] } {
	const pipeline = object(body, 'The body');
	return {
		baton: optional(pipeline.baton, 'string', 'baton') ?? null,
		requests: array(pipeline.requests, 'requests').map(parseRequest)
	};
}

export function parseCursor(body: unknown): { baton: string | null; batch: Batch } {
	const cursor = object(body, 'The body');
	return {
		baton: optional(cursor.baton, 'string', 'baton') ?? null,
		batch: parseBatch(cursor.batch)
	};
}

function parseRequest(given: unknown): StreamRequest {
	const request = object(given, 'A request');
	switch (request.type) {
		case 'execute':
			return { type: 'execute', stmt: parseStmt(request.stmt) };
		case 'batch':
			return { type: 'batch', batch: parseBatch(request.batch) };
		case 'sequence':
		case 'describe':
			return { type: request.type, ...parseSqlText(request) };
		case 'store_sql':
			return {
				type: 'store_sql',
				sql_id: required(request.sql_id, 'number', 'sql_id'),
				sql: required(request.sql, 'string', 'sql')
			};
		case 'close_sql':
			return { type: 'close_sql', sql_id: required(request.sql_id, 'number', 'sql_id') };
		case 'get_autocommit':
		case 'close':
			return { type: request.type };
		default:
			throw new ProtocolError('PROTOCOL_ERROR', 'StreamRequest type not recognized');
	}
}

function parseBatch(given: unknown): Batch {
	const steps = array(object(given, 'A batch').steps, 'steps');
	return { steps: steps.map((step, index) => parseStep(step, index)) };
}

function parseStep(given: unknown, index: number): Step {
	const step = object(given, 'A step');
	const stmt = parseStmt(step.stmt);
	if (step.condition === undefined || step.condition === null) return { stmt };
	return { stmt, condition: parseCondition(step.condition, index, DEEPEST_CONDITION) };
}

function parseCondition(given: unknown, before: number, depth: number): Condition {
	const condition = object(given, 'A condition');
	if (depth === 0) throw new ProtocolError('PROTOCOL_ERROR', 'The condition is nested too deeply');
	switch (condition.type) {
		case 'ok':
		case 'error': {
			const step = required(condition.step, 'number', 'step');
			if (!Number.isInteger(step) || step < 0 || step >= before) {
				throw new ProtocolError('PROTOCOL_ERROR', 'Invalid reference to step in a batch condition');
			}
			return { type: condition.type, step };
		}
		case 'not':
			return { type: 'not', cond: parseCondition(condition.cond, before, depth - 1) };
		case 'and':
		case 'or':
			return {
				type: condition.type,
				conds: array(condition.conds, 'conds').map((each) =>
					parseCondition(each, before, depth - 1)
				)
			};
		case 'is_autocommit':
			return { type: 'is_autocommit' };
		default:
			throw new ProtocolError('PROTOCOL_ERROR', 'BatchCond type not recognized');
	}
}

/** Argument values are checked when they are bound, so that a bad one fails its statement only. */
function parseStmt(given: unknown): Stmt {
	const stmt = object(given, 'A statement');
	const named = list(stmt.named_args, 'named_args').map((each) => {
		const argument = object(each, 'A named argument');
		return {
			name: required(argument.name, 'string', 'name'),
			value: object(argument.value, 'A value')
		};
	});
	const args = list(stmt.args, 'args').map((each) => object(each, 'A value'));
	return {
		...parseSqlText(stmt),
		args: args as NonNullable<Stmt['args']>,
		named_args: named as NonNullable<Stmt['named_args']>,
		want_rows: optional(stmt.want_rows, 'boolean', 'want_rows') ?? true
	};
}

function parseSqlText(given: Json) {
	return {
		sql: optional(given.sql, 'string', 'sql') ?? null,
		sql_id: optional(given.sql_id, 'number', 'sql_id') ?? null
	};
}

type Kinds = { string: string; number: number; boolean: boolean };

function isKind<K extends keyof Kinds>(given: unknown, kind: K): given is Kinds[K] {
	return typeof given === kind;
}

function required<K extends keyof Kinds>(given: unknown, kind: K, what: string): Kinds[K] {
	if (isKind(given, kind)) return given;
	throw new ProtocolError('PROTOCOL_ERROR', `${what} must be a ${kind}`);
}

function optional<K extends keyof Kinds>(given: unknown, kind: K, what: string) {
	return given === undefined || given === null ? undefined : required(given, kind, what);
}

function object(given: unknown, what: string): Json {
	if (typeof given === 'object' && given !== null && !Array.isArray(given)) return given as Json;
	throw new ProtocolError('PROTOCOL_ERROR', `${what} must be an object`);
}

function array(given: unknown, what: string): unknown[] {
	if (Array.isArray(given)) return given;
	throw new ProtocolError('PROTOCOL_ERROR', `${what} must be an array`);
}

const list = (given: unknown, what: string) =>
	given === undefined || given === null ? [] : array(given, what);
