"""Every string that the app shows, in Chinese and English. Words of filings never pass through here."""

from typing import Final

from assistant.domain import Language, Reason

CATALOGUE: Final[dict[str, tuple[str, str]]] = {
    "app": ("决算问答", "Filings Assistant"),
    "page_chat": ("问答", "Ask"),
    "page_library": ("文件", "Filings"),
    "page_evaluation": ("评测", "Evaluation"),
    "new_conversation": ("新对话", "New conversation"),
    "conversations": ("对话", "Conversations"),
    "today": ("今天", "Today"),
    "yesterday": ("昨天", "Yesterday"),
    "earlier": ("更早", "Earlier"),
    "kept": (
        "对话保存在数据目录中，使用同一安装的人都能看到。",
        "Conversations are kept in the data folder; everyone who uses this installation can see them.",
    ),
    "filings": ("文件 {count}", "Filings {count}"),
    "all_ready": ("全部可用", "all ready"),
    "with_issues": ("{count} 份有未读出之处", "{count} with unread parts"),
    "no_filings": ("还没有文件", "No filings yet"),
    "filter": ("筛选", "Filter"),
    "filter_on": ("筛选 · 已启用", "Filter · on"),
    "organisation": ("单位", "Organisation"),
    "year": ("年度", "Year"),
    "any": ("全部", "All"),
    "filter_help": (
        "只在所选单位和年度的文件中查找",
        "Look only in filings of these organisations and years",
    ),
    "filter_state": ("只查：{what}", "Only: {what}"),
    "language": ("语言", "Language"),
    "ask_here": ("请输入问题…", "Ask about the loaded filings…"),
    "welcome_title": ("问一问决算报告", "Ask the final accounts"),
    "welcome_1": (
        "用自己的话提问，得到准确的数字或原文。",
        "Ask in your own words; get the exact figure or the passage.",
    ),
    "welcome_2": (
        "每个数字都带编号，点开就是它在文件里的那一格、那一句。",
        "Every figure carries a number; click it to open the very cell or sentence that prints it.",
    ),
    "welcome_3": (
        "文件里没有的，就说没有；文件前后不一致的，两个数都摆出来。",
        "What the filings do not say is not made up; where they disagree, both figures are shown.",
    ),
    "try": ("可以这样问", "Try one of these"),
    "welcome_empty": (
        "还没有文件。先到“文件”页放入部门决算或绩效自评报告，就可以提问了。",
        "No filings yet. Add final accounts or performance reports on the Filings page, then ask.",
    ),
    "example_figure": (
        "{organisation}{year}年{item}是多少？",
        "What was the {item} of {organisation} in {year}?",
    ),
    "example_rank": (
        "{year}年哪个单位的{item}最多？",
        "Which organisation had the highest {item} in {year}?",
    ),
    "example_duty": ("{organisation}的主要职责是什么？", "What are the duties of {organisation}?"),
    "example_completion": (
        "{organisation}{year}年{item}完成预算的百分之多少？",
        "What share of its budget did the {item} of {organisation} reach in {year}?",
    ),
    "example_difference": (
        "{organisation}{year}年{item}预算数和决算数相差多少？",
        "How far apart were budget and final {item} of {organisation} in {year}?",
    ),
    "item_three_public": ("三公经费", "three public expenses"),
    "item_reception": ("公务接待费", "official reception"),
    "item_expenditure": ("本年支出合计", "total expenditure"),
    "item_basic": ("基本支出", "basic expenditure"),
    "thinking": ("正在查找…", "Looking it up…"),
    "slow": (
        "首次查找文字段落要载入检索模型，需要十几秒。",
        "The first search for passages loads the retrieval model; it takes some seconds.",
    ),
    "reading": ("读作", "Read as"),
    "assumed": ("问题没有说明，系统取的", "Not said in the question; taken by default"),
    "instead": ("换成", "Instead"),
    "what_about_organisation": ("那{what}呢？", "What about {what}?"),
    "what_about_year": ("{what}年呢？", "What about {what}?"),
    "what_about_measure": ("那{what}呢？", "What about {what}?"),
    "formula": ("算式", "Working"),
    "checks": ("勾稽", "Checks"),
    "agree": ("一致", "agree"),
    "differ": ("不一致", "differ"),
    "unchecked": ("无法核对", "unchecked"),
    "stated": ("文件所载", "as stated"),
    "computed": ("计算得出", "computed"),
    "given": ("问题给出", "given"),
    "yes": ("是", "Yes"),
    "no": ("否", "No"),
    "conflict": ("文件前后不一致", "The filings disagree"),
    "main_figure": ("主要出处", "main source"),
    "other_figure": ("另一处", "elsewhere"),
    "nearest": ("可以改问", "You could ask"),
    "which_one": ("您指的是", "Which do you mean"),
    "copy": ("复制", "Copy"),
    "copied": ("已复制", "Copied"),
    "clicked_source": ("打开出处 {n}", "Open source {n}"),
    "answer_time": ("{ms} 毫秒", "{ms} ms"),
    "source": ("出处", "Source"),
    "source_hint": (
        "点答案里的编号，这里就打开它在文件中的那一格或那一句。",
        "Click a number in an answer: its cell or sentence opens here.",
    ),
    "source_none": ("这个回答没有引用文件。", "This answer cites no filing."),
    "source_gone": (
        "这份文件已从库中移除，无法显示出处；重新添加后即可查看。",
        "This filing has been removed from the library; add it again to see the source.",
    ),
    "previous": ("上一处（←）", "Previous (←)"),
    "next": ("下一处（→）", "Next (→)"),
    "close": ("关闭", "Close"),
    "whole_table": ("整表", "Whole table"),
    "original": ("原文", "Original"),
    "excerpt": ("出处", "Place"),
    "download": ("下载", "Download"),
    "page": ("第 {page} 页", "p. {page}"),
    "unit": ("单位：{unit}", "Unit: {unit}"),
    "other_sources": ("本回答的其他出处", "Other sources of this answer"),
    "report_name": ("{organisation} {year}年度", "{organisation} {year}"),
    "library_lead": (
        "添加部门决算或绩效自评报告（文本）。读不出的内容会列出来，不会猜。",
        "Add final accounts or performance reports (text). What cannot be read is listed, never guessed.",
    ),
    "drop": ("把文件拖到这里，可以一次放多份", "Drop filings here, several at once"),
    "start": ("开始读入", "Read them in"),
    "reading_in": ("正在读入 {count} 份文件", "Reading {count} filings"),
    "read_in": ("已处理 {count} 份文件", "{count} filings processed"),
    "waiting": ("等待", "waiting"),
    "working": ("读入中", "reading"),
    "added": ("已添加", "added"),
    "unchanged": ("内容相同，未变", "unchanged"),
    "replaced": ("已替换旧版", "replaced the old version"),
    "failed": ("未能读入", "not read"),
    "stop": ("停止", "Stop"),
    "dismiss": ("知道了", "Dismiss"),
    "tables_found": ("法定表", "Statutory tables"),
    "of_nine": ("{count} / 9", "{count} of 9"),
    "facts": ("事实", "Facts"),
    "issue_count": ("未读出", "Unread"),
    "issues_title": ("未读出之处（{count}）", "Unread parts ({count})"),
    "checks_title": ("勾稽（{count}）", "Checks ({count})"),
    "more": ("另有 {count} 条", "{count} more"),
    "missing_tables": ("未找到：{names}", "Not found: {names}"),
    "added_on": ("{date} 添加", "added {date}"),
    "remove": ("移除", "Remove"),
    "replace": ("替换", "Replace"),
    "replace_lead": (
        "选择一份新文件。读入成功后才移除“{file}”；读入失败时旧文件保持不动。",
        "Choose the new file. “{file}” is removed only after the new one has been read.",
    ),
    "remove_title": ("移除文件", "Remove filing"),
    "remove_lead": (
        "将移除“{file}”：{reports}，连同它的 {facts} 条事实和 {issues} 条问题。之后的回答不再引用它。",
        "“{file}” goes: {reports}, with its {facts} facts and {issues} issues. Later answers will not cite it.",
    ),
    "removed": ("已移除 {file}", "{file} removed"),
    "confirm_remove": ("确认移除", "Remove it"),
    "cancel": ("取消", "Cancel"),
    "search_filings": ("按单位、年度或文件名查找", "Find by organisation, year or file name"),
    "none_match": ("没有符合的文件", "No filing matches"),
    "evaluation_empty": (
        "还没有评测记录。运行 python -m eval run 之后，这里显示各次得分、各类题目的对错，以及每道错题的题目、标准答案、实际回答和出处。",
        "No evaluation yet. After python -m eval run, this page shows the scores over time, the categories, and each "
        "failing case with question, gold, answer and source.",
    ),
    "evaluation_lead": ("各次评测的得分与错题。", "Scores and failing cases of each run."),
    "failing": ("错题（{count}）", "Failing cases ({count})"),
    "no_failing": ("没有错题", "No failing case"),
    "question": ("题目", "Question"),
    "gold": ("标准答案", "Gold"),
    "answer": ("回答", "Answer"),
    "why": ("判定", "Verdict"),
    "error_answer": (
        "这个问题没能答出来，原因已记入日志；请换个说法再试，或查看运行窗口。",
        "This question could not be answered; the log has the cause. Rephrase it, or look at the console.",
    ),
    "error_open": (
        "打不开数据目录“{data}”；请检查 FILINGS_DATA 的设置和目录权限后刷新。",
        "The data folder “{data}” cannot be opened; check FILINGS_DATA and its permissions, then reload.",
    ),
    "error_page": (
        "这一部分没能显示，原因已记入日志；请刷新页面，或查看运行窗口。",
        "This part could not be shown; the log has the cause. Reload the page, or look at the console.",
    ),
    "error_source": (
        "这处出处没能打开，原因已记入日志。",
        "This source could not be opened; the log has the cause.",
    ),
    "error_worker": (
        "读入进程没有正常结束；请重试，或在命令行运行 python -m ingest add 查看原因。",
        "The reading process did not end well; try again, or run python -m ingest add to see why.",
    ),
    "error_evaluation": ("评测记录“{file}”读不出来。", "The evaluation report “{file}” cannot be read."),
}

REASONS: Final[dict[Reason, tuple[str, str]]] = {
    Reason.NO_ORGANISATION: ("没有这个单位的文件", "No filing of this organisation"),
    Reason.NO_YEAR: ("没有这个年度的文件", "No filing of this year"),
    Reason.NO_ITEM: ("文件里没有这一项", "The filings do not state this"),
    Reason.BLANK: ("这一格是空白（不等于 0.00）", "The cell is blank (not 0.00)"),
    Reason.WITHHELD: ("文件注明不公开", "Withheld by the filing"),
    Reason.OUT_OF_SCOPE: ("不在文件范围内", "Outside the filings"),
    Reason.AMBIGUOUS: ("有几种读法", "Several readings"),
    Reason.FALSE_PREMISE: ("问题的前提与文件不符", "The filings contradict the question"),
}


def say(language: Language, key: str, **values: object) -> str:
    """The string of `key` in a language, its {names} filled in."""
    chinese, english = CATALOGUE[key]
    return (english if language is Language.ENGLISH else chinese).format(**values)


def reason(language: Language, why: Reason) -> str:
    """Why there is no plain answer, in a few words."""
    return REASONS[why][language is Language.ENGLISH]
