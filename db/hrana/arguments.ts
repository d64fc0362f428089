/** A statement's arguments, in the order of its parameters' numbers. */
import { HranaError } from './errors.ts';
import type { Stmt } from './protocol.ts';
import type { Analysis } from './sql.ts';
import { fromWire, type SqlValue } from './values.ts';

export function argumentsOf(stmt: Stmt, { names, parameters }: Analysis): SqlValue[] {
	const positional = stmt.args ?? [];
	const named = stmt.named_args ?? [];
	if (positional.length > 0 && named.length > 0) {
		throw new HranaError(
			'ARGS_BOTH_POSITIONAL_AND_NAMED',
			'Specifying both positional and named arguments is not supported'
		);
	}
	const values =
		named.length > 0 ? byName(named, names) : positional.map((value) => fromWire(value));
	if (values.length > names.length) {
		throw mismatch(`too many parameters, expected ${names.length} found ${values.length}`);
	}
	const missing = parameters.find(({ index }) => values[index - 1] === undefined);
	if (missing) {
		throw mismatch(`value for parameter ${names[missing.index - 1] ?? missing.index} not found`);
	}
	return values.map((value) => value ?? null);
}

/** A name matches with its sign (`:a`, `@a`, `$a`) or, without one, every sign. */
function byName(named: NonNullable<Stmt['named_args']>, names: Analysis['names']) {
	const values: (SqlValue | undefined)[] = names.map(() => undefined);
	for (const { name, value } of named) {
		const given = fromWire(value);
		let used = 0;
		for (const [at, known] of names.entries()) {
			if (known !== name && known?.slice(1) !== name) continue;
			used += 1;
			if (known === name || values[at] === undefined) values[at] = given;
		}
		if (used === 0) throw mismatch(`there is no parameter ${name}`);
	}
	return values;
}

const mismatch = (detail: string) =>
	new HranaError('ARGS_INVALID', `Arguments do not match SQL parameters: ${detail}`);
