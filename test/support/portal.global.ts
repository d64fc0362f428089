/** Builds once and loads the demo agency once; every story then starts on a copy of its folder. */
import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { buildWhenStale } from '../../scripts/build.ts';
import { emptyDataDir, startPortal } from './portal.ts';

declare module 'vitest' {
	interface ProvidedContext {
		demoDataDir: string;
	}
}

export default async function setup(project: TestProject) {
	await buildWhenStale(() => undefined);
	const dataDir = emptyDataDir();
	const portal = await startPortal({ dataDir, env: { DEMO: '1' } });
	await portal.halt();
	project.provide('demoDataDir', dataDir);
	return () => rmSync(dataDir, { recursive: true, force: true });
}
