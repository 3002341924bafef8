/** The draft as a file for elsewhere, and what it loses there. */

import { strToU8, zipSync } from 'fflate';
import type { ExportCost } from '#core/definition/export/costs.ts';
import { exportArm } from '#core/definition/export/export-arm.ts';
import { exportStandard } from '#core/definition/export/export-standard.ts';
import type { ValueObject } from '#core/json/value.ts';

export type ExportFormat = 'own' | 'standard' | 'arm';

export type ExportSource = {
  /** Of the flow. */
  name: string;
  text: string;
  /** Given for the parameters. */
  values: ValueObject;
};

export type ExportFile = { fileName: string; type: string; bytes: Uint8Array<ArrayBuffer>; costs: ExportCost[] };

const JSON_TYPE = 'application/json';

/** Throws `EditError` when the text holds no definition and the format needs one. */
export function exportFile(format: ExportFormat, { name, text, values }: ExportSource): ExportFile {
  const base = fileNameOf(name);
  switch (format) {
    case 'own':
      return { fileName: `${base}.json`, type: JSON_TYPE, bytes: bytesOf(text), costs: [] };
    case 'arm': {
      const { text: template, costs } = exportArm(text, { name: base, values });
      return { fileName: `${base}.template.json`, type: JSON_TYPE, bytes: bytesOf(template), costs };
    }
    case 'standard': {
      const { text: workflow, parametersText, costs } = exportStandard(text, { values });
      if (parametersText === undefined) {
        return { fileName: 'workflow.json', type: JSON_TYPE, bytes: bytesOf(workflow), costs };
      }
      const files = { [`${base}/workflow.json`]: bytesOf(workflow), 'parameters.json': bytesOf(parametersText) };
      return { fileName: `${base}.zip`, type: 'application/zip', bytes: new Uint8Array(zipSync(files)), costs };
    }
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(strToU8(text));
}

/** Letters, digits, `-` and `_`, as names of workflows in Azure may have. */
function fileNameOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\w-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'flow' : plain;
}
