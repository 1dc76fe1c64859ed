// The statements of the floor, as its driver likes them best: prepared, times as text, the page before the joins.
import Database from 'better-sqlite3';
import { createPool } from 'mysql2/promise';

const columns =
  'id, version, subject, type, priority, status, answered, createdAt, updatedAt, statusChangedAt';
const list = `
  SELECT ${columns.replace(/\w+/g, 't.$&')}, t.systemId, s.name AS systemName,
    t.authorId, a.fullName AS authorName, t.assigneeId, e.fullName AS assigneeName
  FROM (SELECT ${columns}, systemId, authorId, assigneeId FROM ticket ORDER BY updatedAt DESC, id DESC LIMIT 50) t
    JOIN supported_system s ON s.id = t.systemId JOIN user_account a ON a.id = t.authorId
    LEFT JOIN user_account e ON e.id = t.assigneeId
  ORDER BY t.updatedAt DESC, t.id DESC`;
const move = `UPDATE ticket SET version = version + 1,
  status = CASE status WHEN 'IN_PROGRESS' THEN 'AWAITING_FIX' ELSE 'IN_PROGRESS' END WHERE id = ?`;

/** `list()` and `move(id)` on a database named as the API names it. */
export const bareDriver = (url) => (url.startsWith('sqlite:') ? sqlite(url.slice(7)) : mysql(url));

function sqlite(path) {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  const read = database.prepare(list);
  const write = database.prepare(move);
  const moved = database.transaction((id) => write.run(id).changes);
  return { list: () => read.all(), move: (id) => moved.immediate(id) };
}

function mysql(uri) {
  const pool = createPool({ uri, dateStrings: true, connectionLimit: 10, charset: 'utf8mb4_bin' });
  return {
    list: async () => (await pool.execute(list))[0],
    move: async (id) => {
      const connection = await pool.getConnection();
      try {
        await connection.beginTransaction();
        const [{ affectedRows }] = await connection.execute(move, [id]);
        await connection.commit();
        return affectedRows;
      } finally {
        connection.release();
      }
    },
  };
}
