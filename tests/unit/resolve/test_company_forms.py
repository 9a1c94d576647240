from __future__ import annotations

from kg.resolve.company_forms import company_forms, owns_other


def test_forms_go_from_the_whole_name_to_the_bare_brand() -> None:
    forms = {form.text: form for form in company_forms("广东海川汽车科技股份有限公司")}
    assert forms["广东海川汽车科技股份有限公司"].whole
    assert forms["广东海川汽车科技"].whole
    assert not forms["海川"].whole
    assert forms["海川"].nearness < forms["海川汽车科技"].nearness < forms["广东海川汽车科技"].nearness


def test_a_groups_bare_brand_is_not_its_subsidiary() -> None:
    group = next(form for form in company_forms("海川集团") if form.text == "海川")
    subsidiary = next(form for form in company_forms("海川汽车有限公司") if form.text == "海川")
    assert owns_other(group, subsidiary, "海川汽车有限公司")


def test_the_place_of_a_group_that_is_nothing_but_its_brand_tells_it_apart() -> None:
    assert "青能集团" not in {form.text for form in company_forms("湖南青能集团")}
    assert "青宏实业集团" in {form.text for form in company_forms("江苏青宏实业集团")}


def test_a_rural_bank_is_called_by_its_trade_in_short() -> None:
    assert {"澄江农商银行", "澄江农商行"} <= {form.text for form in company_forms("澄江农村商业银行")}
