package vn.vanthu.correspondence.upward;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the office's own reports go.
 *
 * @param to addresses of the level above; without any, nothing can be sent
 * @param addressees as the letter greets them: "Thường trực LĐLĐ Thành phố; Ban Tuyên giáo LĐLĐ
 *     Thành phố"; empty for the superior's name
 * @param officeProgram the command of LibreOffice, by which a PDF is made where it is installed
 */
@ConfigurationProperties("vanthu.upward")
public record UpwardSettings(
    @DefaultValue List<String> to,
    @DefaultValue("") String addressees,
    @DefaultValue("soffice") String officeProgram) {}
