"""Pages as they come: what is furniture is marked as what it is, and what is the report stays the report."""

from __future__ import annotations

from clean_pages import page, roles, texts

from bilateral.clean import clean
from bilateral.model import Report
from promises import least_seconds


def test_labelled_day_caption_and_dateline_in_one_line() -> None:
    """`date …`, a caption and a dateline that lost their line breaks and dash are told apart."""
    text = (
        " date 2021-12-02 President Primerov (left), speaks to Keo in Vientiane on Wednesday. VNA/VNS Photo Văn Mẫu\n\n"
        "VIENTIANE As part of his visit to Laos, President Primerov met with Keo on Wednesday."
    )
    assert roles(text) == [
        ("boilerplate", "date 2021-12-02"),
        ("caption", text[17 : text.index("\n")]),
        ("dateline", "VIENTIANE"),
        ("body", "As part of his visit to Laos, President Primerov met with Keo on Wednesday."),
    ]
    found = page(text)
    assert (found.published, found.place) == ("2021-12-02", "VIENTIANE")
    assert found.place_span is not None and text[slice(*found.place_span)] == "VIENTIANE"


def test_label_headline_caption_body() -> None:
    """A headline behind the label is a headline; a line with its picture's credit is a caption."""
    text = (
        " date 2021-05-20 Laos, Peru forge cooperation in tourism\n"
        "Keo, head of the tourism department (Photo: VNA)\n"
        "Vientiane (VNA) – The tourism ministries of Laos and Peru will enhance cooperation in such areas as trails.\n"
        "The agreement was reached during an online talk on May 20./."
    )
    assert [r for r, _ in roles(text)] == ["boilerplate", "headline", "caption", "dateline", "body", "body"]
    assert page(text).outlet == "VNA"


def test_underlined_headline() -> None:
    """A row of dashes under a headline is neither heading nor body."""
    text = "Lào và Peru tăng cường hợp tác\n-----------------\n"
    text += "Hai bộ trưởng đã hội đàm tại Viêng Chăn ngày 7 tháng 8 vừa qua .\n"
    assert [r for r, _ in roles(text)] == ["headline", "boilerplate", "body"]


def test_everything_after_a_related_marker_is_related() -> None:
    """Headlines of other reports and their teasers are no part of the report."""
    text = (
        "The talks focused on the fruits of cooperation and on a course for the years to come.\n\n"
        "The leaders of both countries chaired a press conference and agreed on several issues.\n\n"
        "You may also like\n\n"
        "Kite festival kicks off in Luang Prabang\n\n"
        "The kite festival of Luang Prabang opened on April 21 in the northern province.\n\n"
        "Old temple reopens after works\n\n"
        "The old temple was reopened on April 28 after three years of works.\n"
    )
    assert [r for r, _ in roles(text)] == ["body", "body", *["related"] * 5]


def test_body_goes_on_after_a_box_of_links() -> None:
    """A box amid the body ends where paragraphs follow that no headlines part."""
    first = "The foreign ministers of Laos and Peru signed a tourism deal on Monday in Vientiane, the ministry said."
    rest = [
        f"{n} the ministers said that the deal would bring more visitors to both countries and asked for a plan by May."
        for n in ("First,", "Then,", "After that,", "At last,")
    ]
    text = "\n\n".join([first, "Related news\nLaos opens new road to the border\nPeru hosts film week", *rest])
    assert [r for r, _ in roles(text)] == ["body", "related", "related", "related", *["body"] * 4]


def test_one_link_amid_the_body() -> None:
    """`Read also: …` is one link; what follows is the report."""
    text = "Laos and Peru signed a deal on Monday in Vientiane.\nRead also: Peru hosts film week\n"
    text += "They will meet again in Lima next year."
    assert [r for r, _ in roles(text)] == ["body", "related", "body"]


def test_list_of_headlines_at_the_end_needs_no_marker() -> None:
    """Three headlines or more behind the last paragraph are other reports; one or two may be the text breaking off."""
    body = "Laos and Peru signed a deal on Monday in Vientiane, the ministry said in a statement."
    text = f"{body}\nPeru hosts film week in Lima\nLaos opens new road north\nKite festival starts on Sunday"
    assert [r for r, _ in roles(text)] == ["body", "related", "related", "related"]
    assert roles(f"{body}\nThey also agreed to hold consul")[-1][0] == "body"


def test_list_after_a_colon_is_body() -> None:
    """What a colon announces belongs to the report, however short its lines."""
    text = (
        "Laos and Peru signed three documents on Monday in Vientiane. The documents are as follows:\n"
        "Agreement on tourism\nProgramme of cultural exchange\nMemorandum on river ports"
    )
    assert [r for r, _ in roles(text)] == ["body"] * 4


def test_comments_and_buttons() -> None:
    """Buttons are buttons; from the comments on nothing is the report."""
    text = (
        "Laos and Peru sign tourism deal\nShare\nFacebook Twitter Email Print\n"
        "Laos and Peru signed a deal on Monday in Vientiane, the ministry said in a statement.\n"
        "Leave a Reply\nYour email address will not be published.\nNice deal, I am looking forward to it very much.\n"
    )
    assert [r for r, _ in roles(text)] == ["headline", "button", "button", "body", *["boilerplate"] * 3]


def test_what_is_said_is_no_button() -> None:
    """`Next.` in a transcript has its full stop, and is read."""
    text = "The minister opened the meeting in Vientiane with a word of welcome to all.\nNext.\n"
    text += "The second speaker took the floor."
    assert [r for r, _ in roles(text)] == ["body", "body", "body"]


def test_spanish_page_with_numbered_picture() -> None:
    """The headline again with a picture's number opens a caption; `Ver más` opens other reports."""
    text = (
        "Canciller de Laos visita Perú\n\n"
        "El canciller de Laos, Bounmy Keo, inició hoy una visita oficial a Perú.\n"
        "Lima (VNA)- El canciller de Laos, Bounmy Keo, inició hoy una visita oficial a Perú.\n"
        "Canciller de Laos visita Perú ảnh 1El canciller de Laos, Bounmy Keo (Fuente: VNA)\n\n"
        "En la ocasión, ambas partes firmarán un acuerdo de turismo./.\nVNA\n\n"
        "Ver más\n\nEl ministro de Cultura en el acto. (Foto: VNA)\n\n"
        "Abren feria del libro\n\nLa feria durará una semana.\n"
    )
    assert [r for r, _ in roles(text)] == [
        "headline", "body", "dateline", "body", "caption", "body", "credit", *["related"] * 4,
    ]  # fmt: skip


def test_caption_and_dateline_glued_to_the_first_sentence() -> None:
    """A caption with its source in brackets ends there, even where no space follows."""
    text = (
        "Perú y Laos firman acuerdo ảnh 1La firma del acuerdo (Fuente:VNA)Vientián, 23 ene (VNA)- Los cancilleres de "
        "Perú y Laos firmaron un acuerdo de turismo.\n\nAcordaron reunirse cada año. – VNA\n"
    )
    assert roles(text) == [
        ("caption", "Perú y Laos firman acuerdo ảnh 1La firma del acuerdo (Fuente:VNA)"),
        ("dateline", "Vientián, 23 ene (VNA)-"),
        ("body", "Los cancilleres de Perú y Laos firmaron un acuerdo de turismo."),
        ("body", "Acordaron reunirse cada año."),
        ("credit", "– VNA"),
    ]
    assert page(text).published == "XXXX-01-23"


def test_russian_agency_page() -> None:
    """Editors, rights and datelines of a Russian agency; the line under the headline is read."""
    text = (
        " date 2025-12-10 Примеров назвал Лаос приоритетом\n\n"
        "Секретарь отметил, что стороны намерены развивать связи\n\n"
        "Редакция сайта ТАСС\n\nСекретарь совета Иван Примеров © Кирилл Образцов/ POOL/ ТАСС\n\n"
        "ВЬЕНТЬЯН, 10 декабря. /ТАСС/. Москва намерена развивать сотрудничество, заявил Иван Примеров на встрече.\n"
    )
    assert [r for r, _ in roles(text)] == [
        "boilerplate", "headline", "heading", "boilerplate", "caption", "dateline", "body",
    ]  # fmt: skip
    found = page(text)
    assert (found.outlet, found.place, found.published) == ("TASS", "ВЬЕНТЬЯН", "2025-12-10")


def test_a_line_written_twice_is_a_caption() -> None:
    """A picture's substitute text and its caption say the same; the headline is another line."""
    text = (
        "Россия поможет Лаосу построить мост\n\nСтарый мост через Меконг (1964 год)\n"
        "Старый мост через Меконг (1964 год)\n\n"
        "Россия окажет Лаосу помощь в строительстве моста через Меконг, сообщило министерство.\n"
    )
    assert [r for r, _ in roles(text)] == ["headline", "caption", "caption", "body"]


def test_chinese_page() -> None:
    """Chinese captions, datelines, credits in brackets and the mark before other reports."""
    text = (
        "老挝外长访问秘鲁\n\n8月7日上午,老挝外长本米在利马会见秘鲁外长,双方举行会谈。\n"
        "老挝外长访问秘鲁 ảnh 1会谈场景(图片来源:越通社)\n\n"
        "越通社利马——8月7日上午,老挝外长本米在利马会见秘鲁外长。双方就两国合作交换意见。\n\n"
        "双方同意加强旅游合作。(越通社)\n\n"
        "更多\n\n总理会见某县知事。图自越通社\n\n总理会见某县知事\n"
    )
    assert [r for r, _ in roles(text)] == [
        "headline", "body", "caption", "dateline", "body", "body", "credit", *["related"] * 3,
    ]  # fmt: skip
    assert page(text).outlet == "VNA"


def test_picture_line_above_its_credit() -> None:
    """A line without a stop right above `Image: …` is that image's caption."""
    text = (
        "Exemplar ends first visit to Laos\n\n"
        "Foreign Minister Jan Exemplar has ended his first visit to Laos with a deal.\n\n"
        "Laos Deutschland Jan Exemplar in Vientiane\nImage: picture-alliance/dpa/T. Muster\n\n"
        '"New things are happening," Exemplar said on Friday.\n'
    )
    assert [r for r, _ in roles(text)] == ["headline", "body", "caption", "caption", "body"]


def test_sub_heading_and_signature() -> None:
    """A short line between paragraphs is a heading; an agency's name behind the last stop is a credit."""
    text = (
        "Keo welcomed the visit and said that it would open a new stage of cooperation.\n\n"
        "Laotian, Peruvian tourism ministers hold talks\n\n"
        "Also on Wednesday, the tourism ministers of both countries held talks in Vientiane. VNS"
    )
    assert [r for r, _ in roles(text)] == ["body", "heading", "body", "credit"]
    assert page(text).outlet == "Viet Nam News"


def test_source_line() -> None:
    """`Source: …` is a credit and names the outlet."""
    text = "Keo welcomed the visit and said that it would open a new stage of cooperation.\n\nSource: VNA"
    assert texts(text, "credit") == ["Source: VNA"]
    assert page(text).outlet == "VNA"


def test_wrapped_lines_are_one_paragraph() -> None:
    """Lines that were only wrapped are put together, so that no sentence is torn."""
    text = "Ivan Primerov met with\nthe members of the council\nto discuss the results.\n\n"
    text += "The talks took place\nin Vientiane."
    assert [t.replace("\n", " ") for _, t in roles(text)] == [
        "Ivan Primerov met with the members of the council to discuss the results.",
        "The talks took place in Vientiane.",
    ]


def test_given_title_is_the_headline() -> None:
    """Where the feed names the headline, that line is it, even behind others that look like one."""
    text = "Minister visits the old port\nLaos and Peru sign tourism deal\n"
    text += "The foreign ministers of Laos and Peru signed a deal on Monday.\n"
    assert texts(text, "headline", title="Laos and Peru sign tourism deal") == ["Laos and Peru sign tourism deal"]


def test_a_report_of_one_line_is_read() -> None:
    """Nothing but one line is read, whatever it looks like."""
    text = "Laos and Peru signed a deal on Monday in Vientiane, said Keo (left). (Photo: VNA)"
    assert [r for r, _ in roles(text)] == ["headline"]
    assert [r for r, _ in roles(text.replace(" (Photo: VNA)", ""))] == ["body"]


def test_speed() -> None:
    """A report of 2,000 characters takes about a millisecond, one of 230,000 less than two seconds."""
    line = (
        "The ministers of Laos and Peru (Vientiane) agreed on May 5, 2019 to hold consultations every year in Lima.\n"
    )
    short = Report(id="r-0", text=line * 19, source="a", file="a")
    assert least_seconds(lambda: clean(short)) < 0.01
    long = Report(id="r-0", text=line * 2200, source="a", file="a")
    assert least_seconds(lambda: clean(long)) < 2
