/**
 * Reads SQL just far enough to know how many statements a text holds, whether it will write,
 * what its parameters are called, and whether it changes the connection it runs on.
 */
export type Parameter = { start: number; end: number; index: number };

export type Analysis = {
	statements: number;
	/** May take the write lock, so it waits for the database's turn. */
	writes: boolean;
	/** Changes tables, views or triggers: column names of prepared statements may be stale. */
	defines: boolean;
	/** Leaves settings behind on the connection, which then serves nobody else. */
	taints: boolean;
	/** Why this server refuses the text, if it does. */
	refused: string | null;
	explain: boolean;
	/** Begins or ends a transaction, or is a setting: it touches no rows. */
	controls: boolean;
	/** Ends a transaction by keeping it. */
	keeps: boolean;
	/** Name of each parameter by its number (from 1); null for `?` and for holes. */
	names: (string | null)[];
	parameters: Parameter[];
};

const TOKEN =
	/\s+|--[^\n]*|\/\*[^]*?(?:\*\/|$)|'[^']*'|"[^"]*"|`[^`]*`|\[[^\]]*\]|\?\d*|[:@$#](?:[\w$\u0080-\uffff]|::)+|[\w$\u0080-\uffff]+|[^]/gy;

const remembered = new Map<string, Analysis>();
const REMEMBER = 1_000;
const LONGEST_REMEMBERED = 32_768;

export function analyse(sql: string): Analysis {
	const known = remembered.get(sql);
	if (known) return known;

	const analysis = read(sql);
	if (sql.length <= LONGEST_REMEMBERED) {
		if (remembered.size >= REMEMBER) remembered.delete(remembered.keys().next().value ?? '');
		remembered.set(sql, analysis);
	}
	return analysis;
}

function read(sql: string): Analysis {
	const found: Analysis = {
		statements: 0,
		writes: false,
		defines: false,
		taints: false,
		refused: sql.includes('\0') ? 'SQL text must not contain NUL (U+0000)' : null,
		explain: false,
		controls: false,
		keeps: false,
		names: [],
		parameters: []
	};
	let statement = new Statement();
	for (const { 0: token, index: start } of sql.matchAll(TOKEN)) {
		const first = token.charCodeAt(0);
		if (isBlank(token, first)) continue;
		if (token === ';' && statement.mayEnd()) {
			statement.conclude(found);
			statement = new Statement();
			continue;
		}
		if (isParameter(token)) number(found, token, start);
		if (token.length >= 5 && (first >= 65 || token.length >= 7) && REACHING.has(nameOf(token))) {
			found.refused ??= `${nameOf(token)} is not allowed here`;
		}
		statement.take(token);
	}
	statement.conclude(found);
	return found;
}

const isBlank = (token: string, first: number) =>
	first <= 32 || first === 0xfeff || token.startsWith('--') || token.startsWith('/*');

/** A name without its quotes; SQLite takes even a text for one where a name must stand. */
const nameOf = (token: string) =>
	token.length > MOST_OF_A_NAME ? '' : token.replace(/^["'`[]|["'`\]]$/g, '').toLowerCase();
const MOST_OF_A_NAME = 24;

/** What the libsql package has compiled in that reaches files, raw pages, memory or its cipher. */
const REACHING = new Set([
	'readfile',
	'writefile',
	'fsdir',
	'lsmode',
	'load_extension',
	'sqlite_dbpage',
	'carray',
	'fts3_tokenizer',
	'sqlite_crypt',
	'sqlite3mc_config',
	'sqlite3mc_config_table',
	'sqlite3mc_codec_data'
]);

const isParameter = (token: string) => /^\?|^[:@$]./.test(token);

/** As SQLite numbers them: `?` takes the next number, a name keeps the number it got first. */
function number(found: Analysis, token: string, start: number) {
	const asked = /^\?(\d+)$/.exec(token)?.[1];
	const known = token === '?' || asked ? -1 : found.names.indexOf(token);
	const index = asked ? Number(asked) : known >= 0 ? known + 1 : found.names.length + 1;
	if (index < 1 || index > 32_766) return;

	while (found.names.length < index) found.names.push(null);
	if (token !== '?') found.names[index - 1] ??= token;
	found.parameters.push({ start, end: start + token.length, index });
}

const TELLING = new Set(['SELECT', 'VALUES', 'INSERT', 'REPLACE', 'UPDATE', 'DELETE']);
const READING = new Set([
	'SELECT',
	'VALUES',
	'COMMIT',
	'END',
	'ROLLBACK',
	'SAVEPOINT',
	'RELEASE',
	'EXPLAIN'
]);
const KEEPING = new Set(['COMMIT', 'END', 'RELEASE']);
const CONTROLLING = new Set([...KEEPING, 'BEGIN', 'ROLLBACK', 'SAVEPOINT', 'PRAGMA']);
const READING_PRAGMA =
	/^(table_x?info|table_list|index_x?info|index_list|foreign_key_(list|check)|integrity_check|quick_check)$/;
const WORKING_PRAGMA = /^(wal_checkpoint|optimize|incremental_vacuum|shrink_memory)$/;
const FIXED_PRAGMA =
	/^(journal_mode|locking_mode|(hard|soft)_heap_limit|synchronous|writable_schema|(temp|data)_store_directory|(hex|text)?(re)?key|cipher)$/;

/** The words of one statement, as they pass by. */
class Statement {
	#words: string[] = [];
	#depth = 0;
	#last = '';
	#beforeLast = '';
	#telling = '';
	#any = false;
	#assigns = false;

	take(token: string) {
		this.#any = true;
		this.#beforeLast = this.#last;
		this.#last = token.length <= 12 ? token.toUpperCase() : token;
		if (token === '(') this.#depth += 1;
		if (token === ')') this.#depth -= 1;
		if (token === '=' || token === '(') this.#assigns = true;
		if (this.#words.length < 6 && /^[\w"'`[]/.test(token)) {
			this.#words.push(nameOf(token).toUpperCase());
		}
		if (!this.#telling && this.#depth === 0 && TELLING.has(this.#last)) this.#telling = this.#last;
	}

	/** A `;` ends the statement, except inside the body of a trigger. */
	mayEnd() {
		if (!this.#isTrigger() || (this.#last === 'END' && this.#beforeLast === ';')) return true;
		this.take(';');
		return false;
	}

	conclude(found: Analysis) {
		if (!this.#any) return;
		found.statements += 1;
		const [first = '', second = '', third = ''] = this.#words;
		const word = first === 'WITH' ? this.#telling : first;
		if (word === 'EXPLAIN') {
			found.explain = true;
			// The libsql package (0.5.29) never finishes this one, and its snapshot stays open.
			if (this.#words.includes('ATTACH')) found.refused ??= 'ATTACH is not allowed here';
		}
		found.controls = CONTROLLING.has(word);
		found.keeps = KEEPING.has(word);
		if (word === 'PRAGMA') {
			this.#concludePragma(found, pragmaName(second, third));
			return;
		}
		if (word === 'BEGIN') {
			found.writes ||= second === 'IMMEDIATE' || second === 'EXCLUSIVE';
			return;
		}
		if (READING.has(word)) return;

		found.writes = true;
		found.defines ||= !TELLING.has(word);
		found.taints ||= word === 'CREATE' && /^TEMP/.test(second);
		if (word === 'ATTACH' || word === 'DETACH') found.refused ??= `${word} is not allowed here`;
		if (word === 'VACUUM' && this.#words.includes('INTO')) {
			found.refused ??= 'VACUUM INTO is not allowed here';
		}
	}

	#concludePragma(found: Analysis, name: string) {
		if (READING_PRAGMA.test(name) || (!this.#assigns && !WORKING_PRAGMA.test(name))) return;
		found.writes = true;
		found.taints = true;
		if (FIXED_PRAGMA.test(name) && this.#last !== 'WAL') {
			found.refused ??= `PRAGMA ${name} is fixed by this server`;
		}
	}

	#isTrigger() {
		const [first, second, third] = this.#words;
		return (
			first === 'CREATE' &&
			(second === 'TRIGGER' || (third === 'TRIGGER' && /^TEMP/.test(second ?? '')))
		);
	}
}

/** `PRAGMA main.user_version` names its schema first. */
const pragmaName = (second: string, third: string) =>
	(/^(MAIN|TEMP)$/.test(second) ? third : second).toLowerCase();
