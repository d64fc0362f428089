import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { afterAll, beforeAll, expect, test } from 'vitest';
import config from '../../../scripts/dependency-cruiser.mjs';

/** For each rule one file that breaks it. */
const breaches: Record<string, [file: string, imports: string]> = {
	'domain-is-pure': ['api/domain/gap.ts', 'zod'],
	'contract-is-light': ['api/modules/one/contract.ts', '#db/client.ts'],
	'routes-hold-no-sql': ['api/modules/one/routes.ts', '#db/client.ts'],
	'modules-meet-at-index': ['api/modules/one/enrol.ts', '#api/modules/two/leave.ts'],
	'modules-know-no-app': ['api/modules/one/mount.ts', '#api/app.ts'],
	'auth-is-for-identity': ['api/modules/one/peek.ts', '#api/auth/lucia.ts'],
	'ports-know-no-module': ['api/ports/mail.ts', '#api/modules/two/index.ts'],
	'db-knows-only-domain': ['db/schema.ts', '#api/app.ts'],
	'host-stays-outside': ['api/host/start.ts', '#api/modules/two/index.ts'],
	'nobody-imports-the-host': ['api/http/edge.ts', '#api/host/start.ts'],
	'web-knows-api-by-type': ['web/src/page.ts', '#api/app.ts'],
	'web-never-touches-db': ['web/src/read.ts', '#db/client.ts'],
	'worker-is-the-root': ['scripts/run.ts', '#api/worker.ts'],
	'nobody-imports-tests': ['api/jobs.ts', '#test/world.ts'],
	'lucia-behind-its-door': ['api/http/actor.ts', 'lucia'],
	'bits-ui-behind-its-door': ['web/src/widget.ts', 'bits-ui'],
	'layerchart-behind-its-door': ['web/src/chart.ts', 'layerchart'],
	'libsql-client-behind-its-door': ['db/other.ts', '@libsql/client/web'],
	'libsql-behind-its-door': ['db/reader.ts', 'libsql'],
	'uqr-behind-its-door': ['api/ports/other.ts', 'uqr'],
	'pdfkit-behind-its-door': ['api/ports/print.ts', 'pdfkit'],
	'e965-xlsx-behind-its-door': ['api/modules/one/read.ts', '@e965/xlsx'],
	'fflate-behind-its-door': ['api/modules/one/pack.ts', 'fflate'],
	'ical-generator-behind-its-door': ['api/modules/one/dates.ts', 'ical-generator'],
	'tar-stream-behind-its-door': ['api/host/pack.ts', 'tar-stream'],
	'marked-behind-its-door': ['api/ports/text.ts', 'marked'],
	'openid-client-behind-its-door': ['api/modules/one/prove.ts', 'openid-client'],
	'nodemailer-behind-its-door': ['api/ports/mail/mailer.ts', 'nodemailer'],
	'miniflare-behind-its-door': ['api/http/run.ts', 'miniflare'],
	'no-cycles': ['api/domain/a.ts', './b.ts'],
	'everything-resolves': ['api/modules/one/lost.ts', './nowhere.ts']
};
const others = [
	...['api/app.ts', 'api/worker.ts', 'api/auth/lucia.ts', 'api/modules/two/index.ts'],
	...['api/modules/two/leave.ts', 'db/client.ts', 'test/world.ts']
];

const root = resolve(import.meta.dirname, '../../..');
const house = mkdtempSync(join(tmpdir(), 'malaqbi-house-'));
const put = (file: string, text: string) => {
	mkdirSync(dirname(join(house, file)), { recursive: true });
	writeFileSync(join(house, file), text);
};
const here = process.cwd();

beforeAll(() => {
	for (const file of others) put(file, 'export const x = 1;\n');
	for (const [file, from] of Object.values(breaches)) {
		put(file, `import { x } from '${from}';\nexport const y = x;\n`);
	}
	put('api/domain/b.ts', "import { y } from './a.ts';\nexport const x = y;\n");
	put('web/node_modules/layerchart/index.js', 'export const x = 1;\n');
	for (const shared of ['node_modules', 'package.json', 'tsconfig.json']) {
		symlinkSync(join(root, shared), join(house, shared));
	}
	process.chdir(house);
});
afterAll(() => {
	process.chdir(here);
	rmSync(house, { recursive: true });
});

test('a planted breach of every rule is found', async () => {
	const { output } = await cruise(
		['api', 'db', 'web/src', 'scripts'],
		{ ...config.options, validate: true, ruleSet: { forbidden: config.forbidden } },
		{},
		{ tsConfig: extractTsConfig('tsconfig.json') }
	);
	if (typeof output === 'string') throw new Error(output);
	const fired = new Set(output.summary.violations.map(({ rule }) => rule.name));
	const silent = config.forbidden.map(({ name }) => name).filter((name) => !fired.has(name));

	expect(silent).toEqual([]);
	expect(Object.keys(breaches).sort()).toEqual(config.forbidden.map(({ name }) => name).sort());
});
