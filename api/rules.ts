import { and, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { ReadDb } from '#db/client.ts';
import { packed } from '#db/packed.ts';
import { rule } from '#db/schema/rules.ts';
import type { CivilDate } from './domain/period.ts';

/** A rule's value with the id of the row that says so, and the regulation behind it. */
export type RuleValue = { value: unknown; ruleId: string; legalBasis: string };
type RuleRow = { id: string; key: string; value: unknown; legalBasis: string };

/** The database, or a transaction of it. */
export type RulesDb = Pick<ReadDb, 'select'>;

/** The rule rows valid on `date`; for `readAll`, beside other reads. */
export function rulesQuery(db: RulesDb, date: CivilDate, keys?: readonly string[]) {
	return db
		.select({
			rules: packed<RuleRow>(
				{
					id: rule.id,
					key: rule.key,
					value: sql`json(${rule.value})`,
					legalBasis: rule.legalBasis
				},
				sql`${rule.validFrom}`
			)
		})
		.from(rule)
		.where(
			and(
				lte(rule.validFrom, date),
				or(isNull(rule.validTo), gte(rule.validTo, date)),
				keys ? inArray(rule.key, [...keys]) : undefined
			)
		);
}

/** The rules in force on `date`. One query; memoised per request by the caller. */
export async function rulesOn(db: ReadDb, date: CivilDate, keys?: readonly string[]) {
	return new Rules(await rulesQuery(db, date, keys));
}

/** What the rules say on one day. A missing rule is a fault of the installation, not of the caller. */
export class Rules {
	readonly #byKey: Map<string, RuleValue>;

	/** The answer of `rulesQuery`. */
	constructor([answer]: readonly { rules: RuleRow[] }[]) {
		this.#byKey = new Map(
			answer?.rules.map(({ id, key, value, legalBasis }) => [
				key,
				{ value, ruleId: id, legalBasis }
			])
		);
	}

	/** The same rules with one value tried out; what it would be is asked of it like of any other. */
	tried(key: string, value: unknown): Rules {
		const rows = [...this.#byKey].map(([each, row]) => ({
			key: each,
			value: row.value,
			id: row.ruleId,
			legalBasis: row.legalBasis
		}));
		return new Rules([{ rules: [...rows, { key, value, id: '', legalBasis: '' }] }]);
	}

	get(key: string): RuleValue | null {
		return this.#byKey.get(key) ?? null;
	}

	/** A whole or decimal number. */
	number(key: string): { value: number; ruleId: string } {
		const { value, ruleId } = this.#present(key);
		if (typeof value !== 'number') throw new Error(`rule ${key} is not a number`);
		return { value, ruleId };
	}

	text(key: string): { value: string; ruleId: string } {
		const { value, ruleId } = this.#present(key);
		if (typeof value !== 'string') throw new Error(`rule ${key} is not text`);
		return { value, ruleId };
	}

	list(key: string): { value: string[]; ruleId: string } {
		const { value, ruleId } = this.#present(key);
		if (!Array.isArray(value)) throw new Error(`rule ${key} is not a list`);
		return { value: value.map(String), ruleId };
	}

	/** At most so many in so many minutes. */
	limit(key: string): { maks: number; menit: number } {
		const { value } = this.#present(key);
		if (isLimit(value)) return value;
		throw new Error(`rule ${key} is not a limit`);
	}

	#present(key: string): RuleValue {
		const found = this.#byKey.get(key);
		if (!found) throw new Error(`no rule ${key} is in force`);
		return found;
	}
}

const isLimit = (value: unknown): value is { maks: number; menit: number } =>
	typeof value === 'object' &&
	value !== null &&
	'maks' in value &&
	typeof value.maks === 'number' &&
	'menit' in value &&
	typeof value.menit === 'number';
