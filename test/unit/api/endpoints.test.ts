import { generateSpecs } from 'hono-openapi';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'vitest';
import { app } from '#api/app.ts';
import { permissionNames } from '#api/domain/permissions.ts';
import { openApi } from '#api/http/open-api.ts';

type Operation = { summary?: string; 'x-permission'?: string };

// eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- the library asks for an untyped Hono
const document = await generateSpecs(app, { documentation: openApi });
const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
const described = Object.entries(document.paths).flatMap(([path, item]) =>
	methods.flatMap((method) => {
		const operation: Operation | undefined = item[method];
		return operation ? [{ name: `${method.toUpperCase()} ${path}`, operation }] : [];
	})
);
const served = new Set(
	app.routes
		.filter((route) => route.method !== 'ALL' && route.path !== '/api/openapi.json')
		.map((route) => `${route.method} ${route.path.replace(/:(\w+)/g, '{$1}').replace(/\/$/, '')}`)
);

describe('every endpoint', () => {
	test('stands in the OpenAPI document', ({ expect }) => {
		const names = new Set(described.map(({ name }) => name.replace(/\/$/, '')));
		expect([...served].filter((name) => !names.has(name))).toEqual([]);
	});

	test.each(described)('$name names its permission and says what it does', ({ operation }) => {
		const known = ['public', 'signed-in', 'console', ...permissionNames];
		if (!known.includes(operation['x-permission'] ?? '')) throw new Error('no known permission');
		if (!operation.summary) throw new Error('no summary');
	});

	test('is in the committed document, so that a change of the wire shows in review', async ({
		expect
	}) => {
		await expect(`${JSON.stringify(document, null, '\t')}\n`).toMatchFileSnapshot(
			'../../../docs/openapi.json'
		);
	});

	test('that needs a permission has a hides test', ({ expect }) => {
		const tests = sources('test/api').join('\n');
		const guarded = described.filter(
			({ operation }) =>
				!['public', 'signed-in', 'console'].includes(operation['x-permission'] ?? '')
		);
		const hidden = [...tests.matchAll(/hides\(\s*'([A-Z]+ [^']+)'/g)].map((match) =>
			asDocumented(match[1] ?? '')
		);
		expect(
			guarded.map(({ name }) => name).filter((name) => !hidden.includes(name.replace(/\/$/, '')))
		).toEqual([]);
	});
});

const asDocumented = (name: string) => name.replace(/:(\w+)/g, '{$1}').replace(/\/$/, '');

function sources(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile())
		.map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'));
}
