import Database from 'libsql';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serveLibsql } from '../../db/local-server.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		libsqlServer: string;
	}
}

/** Migrates one template database, then hands every test file its own copy of it. */
export default async function setup(project: TestProject) {
	const dir = mkdtempSync(join(tmpdir(), 'malaqbi-test-'));
	const template = join(dir, 'template.db');
	migrateTemplate(template);

	const server = await serveLibsql({
		// A portal has one database; here a server keeps one for every test file, to the end of the run.
		limits: { spare: 1, memoryBytes: 2 * 1024 ** 3 },
		fileFor(name) {
			const file = join(dir, `${name}.db`);
			if (!existsSync(file)) copyFileSync(template, file);
			return file;
		}
	});
	project.provide('libsqlServer', server.url);
	return async () => {
		await server.close();
		rmSync(dir, { recursive: true, force: true });
	};
}

function migrateTemplate(file: string) {
	const db = new Database(file);
	for (const name of readdirSync('db/migrations')
		.filter((each) => each.endsWith('.sql'))
		.sort()) {
		db.exec(
			readFileSync(join('db/migrations', name), 'utf8').replaceAll('--> statement-breakpoint', '')
		);
	}
	db.close();
}
