import { createClient, type Client, type Config } from '@libsql/client/http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { serveLibsql, type LocalServerOptions } from '#db/local-server.ts';

export type Reply = { status: number; text: string; json: Answer };

/** As much of Hrana's answers as the tests look at. */
export type Answer = {
	baton?: string | null;
	code?: string;
	results?: {
		type: string;
		error?: { code: string; message: string };
		response?: { result?: Result; is_autocommit?: boolean };
	}[];
};

type Result = {
	rows: { type: string; value?: unknown; base64?: string }[][];
	affected_row_count: number;
	step_results: (Result | null)[];
	step_errors: ({ code: string; message: string } | null)[];
	params: { name: string | null }[];
	cols: { name: string; decltype: string | null }[];
	is_explain: boolean;
	is_readonly: boolean;
};

/** A server with a folder of its own, gone when the test is. */
export async function served(options: Partial<LocalServerOptions> = {}) {
	const dir = mkdtempSync(join(tmpdir(), 'malaqbi-libsql-'));
	const server = await serveLibsql({ fileFor: (name) => join(dir, `${name}.db`), ...options });
	const clients: Client[] = [];
	let stopped = false;
	const stop = async () => {
		if (stopped) return;
		stopped = true;
		for (const client of clients) client.close();
		await server.close();
	};
	onTestFinished(async () => {
		await stop();
		rmSync(dir, { recursive: true, force: true });
	});
	return {
		...server,
		dir,
		stop,
		client(config: Partial<Config> = {}) {
			const client = createClient({ url: server.url, ...config });
			clients.push(client);
			return client;
		},
		post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
			post(server.url + path, body, headers)
	};
}

export async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body)
	});
	const text = await response.text();
	const isJson = response.headers.get('content-type') === 'application/json';
	return { status: response.status, text, json: isJson ? answerOf(text) : {} } satisfies Reply;
}

const answerOf = (text: string): Answer => JSON.parse(text);

/** A pipeline of plain statements. */
export const statements = (...texts: string[]) =>
	texts.map((sql) => ({ type: 'execute', stmt: { sql } }));

export const codeOf = (promise: Promise<unknown>) =>
	promise.then(
		() => 'no error',
		(error: unknown) =>
			error instanceof Error && 'code' in error ? String(error.code) : String(error)
	);

export const sleep = (ms: number) => new Promise((resume) => setTimeout(resume, ms));
