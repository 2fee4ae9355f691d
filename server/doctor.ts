import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { libraryFile } from '../ingest/knowledge-base.ts';
import { checkBackup } from '../ingest/library/backup.ts';
import { Library } from '../ingest/library/library.ts';
import { KnownProblem } from '../ingest/policy/known-problem.ts';
import { dayInChina } from '../ingest/policy/validity.ts';
import { findMeilisearch } from '../ingest/search/meilisearch/binary.ts';
import { type Configuration, shownHost } from './configuration.ts';
import type { FindingView } from './contract/administration.ts';
import { dailyBackups } from './daily-backups.ts';
import { diskSpaceOf } from './disk-space.ts';

/** What the doctor reads of the configuration. */
export type ExaminedConfiguration = Pick<Configuration, 'host' | 'port' | 'dataDir' | 'meilisearch' | 'backups'>;

const finding = (state: FindingView['state'], subject: string, detail: string, remedy = ''): FindingView => ({
  ...{ subject, state, detail },
  remedy: remedy === '' ? null : remedy,
});

const sentence = (error: unknown): string =>
  error instanceof KnownProblem ? error.chinese : error instanceof Error ? error.message : String(error);

/** Looks at everything that the server stands on, and says of each what it is and what to do. Changes nothing. */
export async function examine(configuration: ExaminedConfiguration): Promise<FindingView[]> {
  return [
    node(),
    compiler(),
    await binary(configuration),
    await serverState(configuration),
    ...disk(configuration),
    ...library(configuration),
    ...backups(configuration),
  ];
}

function node(): FindingView {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fits = major > 20 || (major === 20 && minor >= 19);
  return fits
    ? finding('ok', 'Node', `版本 ${process.versions.node}`)
    : finding('fault', 'Node', `版本 ${process.versions.node} 过低`, '请安装 20.19 或更高版本。');
}

function compiler(): FindingView {
  const missing = ['g++', 'make', 'python3'].filter((program) => spawnSync(program, ['--version']).status !== 0);
  return missing.length === 0
    ? finding('ok', '编译工具', 'g++、make、python3 均可用')
    : finding('warning', '编译工具', `缺少 ${missing.join('、')}`, '仅在重新安装（npm ci）时需要，请届时安装。');
}

async function binary({ meilisearch }: ExaminedConfiguration): Promise<FindingView> {
  if (meilisearch.url) return finding('ok', '检索引擎', `使用 MEILI_URL：${new URL(meilisearch.url).host}`);
  try {
    const { version, path } = await findMeilisearch({ named: meilisearch.binary, searchPath: process.env.PATH });
    return finding('ok', '检索引擎', `Meilisearch ${version}，${path}`);
  } catch (error) {
    return finding(
      'fault',
      '检索引擎',
      sentence(error),
      '见 server/README.md 的 Meilisearch 一节：三种获得方式任选其一。',
    );
  }
}

/** A server that runs at the configured address says of itself how far the index is; else its port has to be free. */
async function serverState({ host, port }: ExaminedConfiguration): Promise<FindingView> {
  const address = `http://${shownHost(host)}:${port}`;
  try {
    const answer = await fetch(`${address}/health`, { signal: AbortSignal.timeout(5000) });
    const said = (await answer.json()) as { clauses?: number; indexed?: number; detail?: string };
    if (!answer.ok) return finding('fault', '服务与索引', said.detail ?? `状态 ${answer.status}`);
    const detail = `运行中，文库 ${said.clauses} 条，索引 ${said.indexed} 条`;
    return said.clauses === said.indexed
      ? finding('ok', '服务与索引', detail)
      : finding('warning', '服务与索引', detail, '正在收录时属正常；否则请用 cli reindex 重建索引。');
  } catch (error) {
    if (error instanceof SyntaxError) {
      return finding('fault', '服务与索引', `${address} 由另一个程序占用`, '请停止该程序，或用 PORT 换一个端口。');
    }
    return finding('ok', '服务与索引', `${address} 没有运行；索引在启动时核对`);
  }
}

function disk({ dataDir }: ExaminedConfiguration): FindingView[] {
  if (!existsSync(dataDir)) return [finding('ok', '磁盘', `${dataDir} 尚未建立，首次启动时建立`)];
  const { freeBytes, writable } = diskSpaceOf(dataDir)();
  const free = `可用 ${(freeBytes / 2 ** 30).toFixed(1)} GB`;
  const space = writable
    ? finding('ok', '磁盘', `${dataDir}：${free}`)
    : finding('fault', '磁盘', `${dataDir} 已满或不可写（${free}）`, '请清理磁盘，并检查数据目录的所有者和权限。');
  const open = [libraryFile(dataDir), join(dataDir, 'local.key'), join(dataDir, 'meilisearch', 'key')].filter(
    (file) => existsSync(file) && (statSync(file).mode & 0o007) !== 0,
  );
  return [
    space,
    open.length === 0
      ? finding('ok', '权限', '文库和密钥仅限所有者读取')
      : finding('warning', '权限', `其他用户可读：${open.join('、')}`, '请执行 chmod o-rwx。'),
  ];
}

const faultWords = { structure: '文件结构', source: '原始文件', clause: '条款文字' } as const;

function library({ dataDir }: ExaminedConfiguration): FindingView[] {
  const file = libraryFile(dataDir);
  if (!existsSync(file)) return [finding('ok', '文库', '尚无文库，首次启动时建立')];
  let opened: Library | null = null;
  try {
    opened = Library.open(file);
    const faults = opened.faults();
    if (faults.length === 0) {
      return [finding('ok', '文库', `${opened.documents().length} 份文件，原始文件和条款与入库时逐字节一致`)];
    }
    return faults.map(({ kind, place }) =>
      finding(
        'fault',
        '文库',
        `${faultWords[kind]}与入库时不一致：${place}`,
        '请保留现有文件，用 cli restore 恢复最近的备份。',
      ),
    );
  } catch (error) {
    return [finding('fault', '文库', sentence(error))];
  } finally {
    opened?.close();
  }
}

function backups({ backups: setting }: ExaminedConfiguration): FindingView[] {
  if (setting === null) {
    return [
      finding('warning', '备份', '没有设置自动备份', '请设置 BACKUP_DIR，最好在另一块磁盘上；或定期运行 cli backup。'),
    ];
  }
  const [newest] = dailyBackups(setting.folder);
  if (newest === undefined)
    return [finding('warning', '备份', `${setting.folder} 中还没有备份`, '服务运行后每天备份一次。')];
  try {
    const { documents, reviews } = checkBackup(join(setting.folder, newest));
    const day = newest.slice('library-'.length, -'.sqlite'.length);
    const age = (Date.parse(dayInChina(new Date())) - Date.parse(day)) / 86_400_000;
    const detail = `最近一份 ${day}：${documents} 份文件，${reviews} 条复核`;
    return [
      age <= 2
        ? finding('ok', '备份', detail)
        : finding('warning', '备份', `${detail}，已过去 ${age} 天`, '请检查服务是否在运行。'),
    ];
  } catch (error) {
    return [finding('fault', '备份', sentence(error), '请立即运行 cli backup 另存一份。')];
  }
}
