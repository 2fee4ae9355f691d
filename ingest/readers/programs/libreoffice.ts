import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LIMITS } from '../limits.ts';
import { findProgram, isExecutable, runProgram } from './program.ts';
import { makeWorkFolder, removeFolder } from './work-folder.ts';

/** A new profile makes LibreOffice write its settings and ask to be started again (EXITHELPER_NORMAL_RESTART). */
const START_AGAIN = 81;

/** What a person runs on Debian to have it. */
export const INSTALL_LIBREOFFICE = 'apt-get install libreoffice-writer libreoffice-calc';

/**
 * No macro runs, and nothing that a document only refers to is fetched: neither pictures nor linked files.
 */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
</oor:items>
`;

/** Folder with the profile, kept as long as this process reads files: a profile costs seconds to make. */
let kept: string | null = null;

/** Whether LibreOffice is on this machine. */
export function hasLibreOffice(): boolean {
  return program() !== null;
}

/**
 * Converts a document with the LibreOffice of the machine, in a profile of its own.
 *
 * @param from - Ending of its format (`doc`), by which LibreOffice is helped to recognise it.
 * @param to - Ending of the format that is wanted.
 * @returns The converted file; null where LibreOffice is not there or cannot open the file.
 */
export async function convertOffice(bytes: Uint8Array, from: string, to: 'docx' | 'xlsx'): Promise<Uint8Array | null> {
  const soffice = program();
  if (soffice === null) return null;
  kept ??= newFolder();
  const folder = kept;
  const [input, output] = [join(folder, `input.${from}`), join(folder, 'output')];
  writeFileSync(input, bytes);
  const args = [
    ...['--headless', '--norestore', '--nolockcheck', '--nodefault', '--nologo'],
    `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
    ...['--convert-to', to, '--outdir', output, input],
  ];
  let end = await runProgram(soffice, args, LIMITS.converterMilliseconds);
  if (end.code === START_AGAIN) end = await runProgram(soffice, args, LIMITS.converterMilliseconds);
  const converted = end.code === 0 ? written(join(output, `input.${to}`)) : null;
  removeFolder(output);
  // What stopped in the middle may have left its profile in any state.
  if (converted === null) forget(folder);
  return converted;
}

/** The program itself rather than the script that starts it: one process, which we can end. */
function program(): string | null {
  const script = findProgram('soffice') ?? findProgram('libreoffice');
  if (script === null) return null;
  const binary = join(dirname(realpathSync(script)), 'soffice.bin');
  return isExecutable(binary) ? binary : script;
}

function newFolder(): string {
  const folder = makeWorkFolder();
  const user = join(folder, 'profile', 'user');
  mkdirSync(user, { recursive: true });
  writeFileSync(join(user, 'registrymodifications.xcu'), SETTINGS);
  return folder;
}

function forget(folder: string): void {
  removeFolder(folder);
  kept = null;
}

/** LibreOffice ends with 0 even where it could not load the file; then it has written none. */
function written(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
