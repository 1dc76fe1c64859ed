/** Password of every demo account. */
export const demoPassword = 'demo-portal-2026';

/** What each account worth trying is good for, by login. */
export const accountPurposes: Readonly<Record<string, string>> = {
  petrova: 'сотрудник заказчика, автор многих тикетов',
  smirnov: 'руководитель отдела заказчика: вкладка «Тикеты моей группы»',
  fedorova: 'администратор организации заказчика',
  bykov: 'заказчик в Екатеринбурге: другой часовой пояс и свой календарь',
  zaytseva: 'заказчик, чья группа ещё ожидает подключения к системам',
  novikov: 'первый вход: нужно сменить пароль',
  ivanov: 'специалист 1-й линии',
  sokolova: 'старший специалист 2-й линии: назначает исполнителей, видит все тикеты',
  orlov: 'руководитель поддержки: подключает группы, видит показатели',
  admin: 'администратор портала: все полномочия',
};
