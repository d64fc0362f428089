import { Hono } from 'hono';
import * as z from 'zod';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import {
	CertificateDetail,
	CertificateList,
	CertificatePage,
	CertificateParams,
	CertificateQuery,
	CodeParams,
	RevokeCertificate,
	Revoked,
	Verification
} from './contract.ts';
import { downloadPaper } from './download-paper.ts';
import { getCertificate } from './get-certificate.ts';
import { listCertificates } from './list-certificates.ts';
import { listMyCertificates } from './list-my-certificates.ts';
import { revokeCertificate } from './revoke-certificate.ts';
import { verifyCode } from './verify-code.ts';

export const certificateRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({
			permission: 'certificate.manage',
			summary: 'Certificates of the agency, searched',
			query: CertificateQuery,
			output: CertificatePage
		}),
		async (c) => c.json(await listCertificates(c.var.call, c.var.input), 200)
	)
	.get(
		'/mine',
		...endpoint({
			permission: 'signed-in',
			whileViewing: 'shown',
			summary: 'My certificates',
			output: CertificateList
		}),
		async (c) => c.json(await listMyCertificates(c.var.call), 200)
	)
	.get(
		'/:certificateId',
		...endpoint({
			permission: 'certificate.read',
			summary: 'One certificate',
			params: CertificateParams,
			output: CertificateDetail
		}),
		async (c) => c.json(await getCertificate(c.var.call, c.var.input), 200)
	)
	.get(
		'/:certificateId/paper',
		...endpoint({
			permission: 'certificate.read',
			summary: 'The PDF, to save',
			params: CertificateParams,
			output: z.unknown()
		}),
		async (c) => {
			const paper = await downloadPaper(c.var.call, c.var.input);
			const headers = {
				etag: paper.etag,
				'cache-control': 'private, no-cache',
				'x-content-type-options': 'nosniff'
			};
			if (c.req.header('if-none-match') === paper.etag) return c.body(null, 304, headers);
			const { body, size } = await paper.open();
			return c.body(body, 200, {
				...headers,
				'content-type': 'application/pdf',
				'content-length': String(size),
				'content-disposition': `attachment; filename="${paper.name}"`
			});
		}
	)
	.post(
		'/:certificateId/revocation',
		...endpoint({
			permission: 'certificate.revoke',
			summary: 'Revoke a certificate, with the reason everybody will read',
			params: CertificateParams,
			body: RevokeCertificate,
			output: Revoked,
			status: 201
		}),
		async (c) => c.json(await revokeCertificate(c.var.call, c.var.input), 201)
	);

export const verificationRoutes = new Hono<AppEnv>().get(
	'/:code',
	...endpoint({
		permission: 'public',
		summary: 'What anybody may know of a certificate, by the code on it',
		params: CodeParams,
		output: Verification
	}),
	async (c) => c.json(await verifyCode(c.var.call, c.var.input), 200)
);
