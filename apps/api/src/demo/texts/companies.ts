import type { CompanyTexts } from './company';

/** Contractors that documents are exchanged with. */
export const partners = [
  'ООО «Вектор-Снаб»', 'АО «Техноресурс»', 'ООО «Мир упаковки»', 'ИП Лазарев', 'ООО «Северный путь»',
  'АО «Энергокомплект»', 'ООО «Чистый дом»', 'ООО «Альфа-Медиа»',
]; // prettier-ignore

const retail: CompanyTexts = {
  name: 'Торговая сеть «Лавка»',
  domain: 'lavka.example',
  timeZone: 'Europe/Moscow',
  cityCode: '495',
  client: 'покупатель',
  clientGen: 'покупателя',
  clients: 'покупатели',
  clientsGen: 'покупателей',
  places: [
    'магазин № 4 (Тверь)',
    'магазин № 7 (Калуга)',
    'магазин № 12 (Москва, Ленинский)',
    'магазин № 19 (Рязань)',
    'магазин № 23 (Тула)',
    'распределительный центр',
  ],
  items: [
    'кофе зерновой 1 кг',
    'чай листовой 100 г',
    'масло подсолнечное 0,9 л',
    'корм для кошек 400 г',
    'вода 1,5 л',
    'подарочная карта 1000',
  ],
  administrator: { login: 'fedorova', fullName: 'Фёдорова Елена Михайловна', position: 'Руководитель ИТ' },
  weight: 30,
  groups: [
    {
      name: 'Магазины',
      description: 'Директора магазинов, старшие кассиры, товароведы',
      systems: ['checkout', 'warehouse', 'mobileApp'],
      positions: ['Директор магазина', 'Старший кассир', 'Товаровед', 'Администратор зала'],
      size: 8,
      weight: 6,
      named: [
        { login: 'smirnov', fullName: 'Смирнов Андрей Николаевич', position: 'Руководитель розничной сети' },
        { login: 'petrova', fullName: 'Петрова Анна Сергеевна', position: 'Специалист по кассам', weight: 9 },
      ],
    },
    {
      name: 'Бухгалтерия',
      description: 'Учёт, документы, отчётность',
      systems: ['reports', 'documents'],
      positions: ['Бухгалтер', 'Экономист'],
      size: 4,
      weight: 2,
      named: [],
    },
    {
      name: 'ИТ-отдел',
      description: 'Обмен данными и личный кабинет покупателя',
      systems: ['integrationBus', 'clientArea', 'reports'],
      positions: ['Системный администратор', 'Аналитик'],
      size: 3,
      weight: 2,
      named: [],
    },
  ],
};

const clinic: CompanyTexts = {
  name: 'Клиника «Здоровье рядом»',
  domain: 'zdorovie-ryadom.example',
  timeZone: 'Europe/Moscow',
  cityCode: '812',
  client: 'пациент',
  clientGen: 'пациента',
  clients: 'пациенты',
  clientsGen: 'пациентов',
  places: ['филиал на Лесной', 'филиал на Морской', 'детское отделение', 'лаборатория'],
  items: ['набор для забора крови', 'перчатки смотровые M', 'бланк анализа', 'абонемент на массаж'],
  administrator: {
    login: 'vinogradova',
    fullName: 'Виноградова Ирина Павловна',
    position: 'Управляющая клиникой',
  },
  weight: 14,
  groups: [
    {
      name: 'Регистратура',
      description: 'Запись, оплата, личный кабинет пациента',
      systems: ['clientArea', 'checkout', 'mobileApp', 'reports'],
      positions: ['Администратор регистратуры', 'Медицинский регистратор', 'Кассир'],
      size: 7,
      weight: 1,
      named: [],
    },
  ],
};

const logistics: CompanyTexts = {
  name: 'Уралтранслогистика',
  domain: 'utl.example',
  timeZone: 'Asia/Yekaterinburg',
  cityCode: '343',
  ownCalendar: true,
  client: 'грузополучатель',
  clientGen: 'грузополучателя',
  clients: 'грузополучатели',
  clientsGen: 'грузополучателей',
  places: ['терминал Екатеринбург', 'терминал Челябинск', 'терминал Тюмень', 'склад временного хранения'],
  items: ['паллета EUR', 'короб 60 × 40 × 40', 'термоконтейнер', 'пломба номерная'],
  administrator: { login: 'sitnikov', fullName: 'Ситников Олег Борисович', position: 'Начальник отдела ИТ' },
  weight: 20,
  groups: [
    {
      name: 'Перевозки',
      description: 'Диспетчеры и водители',
      systems: ['mobileApp', 'clientArea', 'documents'],
      positions: ['Диспетчер', 'Логист', 'Механик'],
      size: 6,
      weight: 3,
      named: [
        {
          login: 'bykov',
          fullName: 'Быков Виктор Андреевич',
          position: 'Начальник смены диспетчеров',
          weight: 3,
        },
      ],
    },
    {
      name: 'Склад',
      description: 'Приёмка, хранение, отгрузка',
      systems: ['warehouse', 'reports'],
      positions: ['Кладовщик', 'Старший смены', 'Оператор склада'],
      size: 5,
      weight: 2,
      named: [],
    },
  ],
};

const bank: CompanyTexts = {
  name: 'Банк «Северный берег»',
  domain: 'sbereg-bank.example',
  timeZone: 'Europe/Moscow',
  cityCode: '8182',
  client: 'клиент',
  clientGen: 'клиента',
  clients: 'клиенты',
  clientsGen: 'клиентов',
  places: ['отделение № 3', 'отделение № 8', 'контакт-центр', 'головной офис'],
  items: ['карта «Берег»', 'счёт до востребования', 'договор вклада', 'комплект документов'],
  administrator: {
    login: 'gromova',
    fullName: 'Громова Наталья Викторовна',
    position: 'Начальник отдела сопровождения',
  },
  weight: 20,
  groups: [
    {
      name: 'Розничный бизнес',
      description: 'Дистанционное обслуживание клиентов',
      systems: ['clientArea', 'mobileApp'],
      positions: ['Менеджер по работе с клиентами', 'Специалист контакт-центра', 'Продуктовый аналитик'],
      size: 6,
      weight: 4,
      named: [],
    },
    {
      name: 'Интеграции',
      description: 'Обмен с внешними системами',
      systems: ['integrationBus'],
      positions: ['Инженер интеграции', 'Архитектор'],
      size: 3,
      weight: 3,
      named: [],
    },
    {
      name: 'Операционный отдел',
      description: 'Документооборот и отчётность',
      systems: ['documents', 'reports'],
      positions: ['Операционист', 'Ведущий специалист'],
      size: 4,
      weight: 2,
      named: [],
    },
  ],
};

const factory: CompanyTexts = {
  name: 'Завод «Прибормаш»',
  domain: 'pribormash.example',
  timeZone: 'Europe/Moscow',
  cityCode: '831',
  client: 'заказчик',
  clientGen: 'заказчика',
  clients: 'заказчики',
  clientsGen: 'заказчиков',
  places: ['цех № 1', 'цех № 3', 'сборочный участок', 'центральный склад'],
  items: ['подшипник 6205', 'плата управления ПУ-4', 'корпус датчика', 'винт М4 × 12'],
  administrator: {
    login: 'stepanov',
    fullName: 'Степанов Игорь Юрьевич',
    position: 'Главный специалист по ИТ',
  },
  weight: 16,
  groups: [
    {
      name: 'Производство',
      description: 'Цеха и склады завода',
      systems: ['warehouse', 'mobileApp', 'integrationBus'],
      positions: ['Мастер участка', 'Инженер-технолог', 'Диспетчер производства'],
      size: 5,
      weight: 3,
      named: [],
    },
    {
      name: 'Планово-экономический отдел',
      description: 'Планирование и отчётность',
      systems: ['reports', 'documents'],
      positions: ['Экономист', 'Плановик'],
      size: 4,
      weight: 2,
      named: [
        {
          login: 'novikova',
          fullName: 'Новикова Вера Олеговна',
          position: 'Ведущий экономист',
        },
        {
          login: 'novikov',
          fullName: 'Новиков Кирилл Денисович',
          position: 'Экономист',
          weight: 0,
          mustChangePassword: true,
          description: 'Принят недавно, пароль первого входа ещё не сменён',
        },
      ],
    },
    {
      name: 'Отдел качества',
      description: 'Новая группа: контроль качества и рекламации',
      systems: [],
      positions: ['Контролёр качества', 'Инженер по качеству'],
      size: 3,
      weight: 0,
      named: [
        { login: 'zaytseva', fullName: 'Зайцева Мария Ильинична', position: 'Начальник отдела качества' },
      ],
    },
  ],
};

/** The customers of the demo. */
export const companies: readonly CompanyTexts[] = [retail, clinic, logistics, bank, factory];
